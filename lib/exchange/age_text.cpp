// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/age_text.hpp"

#include <cmath>

#include "exchange/age_words.hpp"

namespace passgenau {

namespace {

using Kind = AgeWord::Kind;
using Bound = AgeWord::Bound;

constexpr double most_of_an_age = 1000;

class AgeReader {
 public:
  explicit AgeReader(std::optional<bool> inclusive) : inclusive_{inclusive} {}

  std::optional<AgeText> read(const std::vector<AgeWord>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool bound_follows = i + 1 < words.size() && words[i + 1].kind == Kind::bound;
      if (!take(words[i], bound_follows)) return {};
    }
    if (!units_known()) return {};
    return result();
  }

 private:
  enum class Side : std::uint8_t { open, from, until };

  bool take(const AgeWord& word, bool bound_follows) {
    switch (word.kind) {
      case Kind::from:
        // Before its bound ("ab 3"), or behind it ("3+").
        if (until_ || (from_ && bound_follows)) return false;
        side_ = Side::from;
        return true;
      case Kind::between: side_ = Side::from; return between_ = true;
      case Kind::until: return start_until();
      case Kind::below: return below_ = start_until();
      case Kind::both:
        if (between_ && from_) return start_until();
        return (from_ || until_) && bound_follows;
      case Kind::inclusive: return inclusive_word_ = true;
      case Kind::completed: return completed_ = true;
      case Kind::bound: return put(word);
    }
    return false;
  }

  bool start_until() {
    if (until_) return false;
    side_ = Side::until;
    return true;
  }

  bool put(AgeWord bound) {
    if (completed_ && (bound.bound == Bound::of_life || bound.bound == Bound::plain)) {
      const auto age = age_of(bound.number, bound.unit);
      if (!age) return false;
      bound.age = *age;
      bound.bound = Bound::exact;
    }
    completed_ = false;
    std::optional<AgeWord>& place = side_ == Side::until ? until_ : from_;
    if (!place) return place = bound, true;
    // "1 Jahr 6 Monate"
    if (place->bound != Bound::plain || place->unit != AgeUnit::years || bound.bound != Bound::plain ||
        bound.unit != AgeUnit::months)
      return false;
    place->number = place->number * 12 + bound.number;
    place->unit = AgeUnit::months;
    return true;
  }

  /// A number without a unit has that of the other end; where neither has one, years are assumed.
  bool units_known() {
    const auto lacks = [](const std::optional<AgeWord>& one) {
      return one && !one->unit && (one->bound == Bound::plain || one->bound == Bound::whole);
    };
    if (lacks(from_) && until_ && until_->unit) {
      from_->unit = until_->unit;
    } else if (lacks(until_) && from_ && from_->unit) {
      if (from_->unit != AgeUnit::years) return false;
      until_->unit = from_->unit;
    }
    for (std::optional<AgeWord>* one : {&from_, &until_}) {
      if (!lacks(*one)) continue;
      years_assumed_ = years_assumed_ || (*one)->number != 0;
      (*one)->unit = AgeUnit::years;
    }
    return true;
  }

  std::optional<AgeText> result() {
    AgeText text{.years_assumed = years_assumed_};
    if (!from_ && !until_) return {};
    if (from_ && side_ == Side::open) {
      if (inclusive_word_) return {};
      // Alone, some words are a range themselves: "3-Jährige", "im 1. Lebensjahr", "in der Schwangerschaft".
      if (from_->bound == Bound::whole || from_->bound == Bound::of_life || from_->bound == Bound::pregnancy)
        until_ = from_;
      else
        text.single = true;
    }
    if (from_ && !(text.range.from = lower(*from_))) return {};
    if (until_ && !upper(*until_, text)) return {};
    return text;
  }

  static std::optional<Age> lower(const AgeWord& bound) {
    switch (bound.bound) {
      case Bound::exact: return bound.age;
      case Bound::pregnancy: return weeks_before_birth(40);
      case Bound::week_of_pregnancy: return weeks_before_birth(41 - static_cast<int>(bound.number));
      case Bound::of_life: return age_of(bound.number - 1, bound.unit);
      default: return age_of(bound.number, bound.unit);
    }
  }

  bool upper(const AgeWord& bound, AgeText& text) const {
    const auto set = [&](std::optional<Age> age) { return (text.range.until = age).has_value(); };
    // How many units are meant beyond the number: 1 with all of the last one.
    const auto meant = [&](int to_its_begin) {
      const int to_its_end = to_its_begin + 1;
      if (below_) return set(age_of(bound.number + to_its_begin, bound.unit));
      const bool alone = side_ == Side::open;
      if (inclusive_word_ || alone || bound.bound == Bound::whole)
        return set(age_of(bound.number + to_its_end, bound.unit));
      if (inclusive_)
        return set(age_of(bound.number + (*inclusive_ ? to_its_end : to_its_begin), bound.unit));
      if (bound.unit == AgeUnit::years && bound.number > 0)
        text.other_until = age_of(bound.number + (to_its_begin == 0 ? 1 : -1), bound.unit);
      return set(age_of(bound.number, bound.unit));
    };
    switch (bound.bound) {
      case Bound::exact: return set(bound.age);
      case Bound::pregnancy: return set(birth());
      case Bound::week_of_pregnancy: {
        const int n = static_cast<int>(bound.number);
        return set(weeks_before_birth(below_ ? 41 - n : 40 - n));
      }
      case Bound::of_life: return meant(-1);
      default: return meant(0);
    }
  }

  std::optional<bool> inclusive_;
  Side side_ = Side::open;
  bool between_ = false, below_ = false, inclusive_word_ = false, completed_ = false, years_assumed_ = false;
  std::optional<AgeWord> from_, until_;
};

}  // namespace

std::optional<Age> age_of(double number, std::optional<AgeUnit> unit) {
  if (!unit || !(std::abs(number) <= most_of_an_age * 12)) return {};
  // Parts of a year are months where they are whole ones: 2.5 and 0.25.
  if (unit == AgeUnit::years && number != std::floor(number)) {
    number *= 12;
    unit = AgeUnit::months;
  }
  if (std::abs(number - std::round(number)) > 1e-9) return {};
  int n = static_cast<int>(std::lround(number));
  Age age{.before_birth = n < 0};
  n = std::abs(n);
  switch (*unit) {
    case AgeUnit::years: age.years = n; break;
    case AgeUnit::weeks: age.weeks = n; break;
    case AgeUnit::days: age.days = n; break;
    case AgeUnit::months:
      // As people say it: 18 months, but 7 years, and 2 years 6 months.
      if (n >= 24 || n == 12) age.years = n / 12;
      age.months = n - age.years * 12;
  }
  return age;
}

std::optional<AgeText> read_age_text(std::string_view text, std::optional<bool> inclusive) {
  const auto words = age_words(text);
  if (!words) return {};
  return AgeReader{inclusive}.read(*words);
}

}  // namespace passgenau
