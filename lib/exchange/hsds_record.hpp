// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "exchange/crosswalk_rules.hpp"
#include "exchange/document_builder.hpp"
#include "model/json.hpp"

namespace passgenau {

/// The member of an offer that holds what an import of HSDS did not use.
inline constexpr std::string_view hsds_rest = "hsds";

/// One service on its way from a record to an offer: what was made of it, what was said of it, what is left.
/// Members that are used are taken out of the record (they become null), so that the rest is what nobody
/// asked for.
class HsdsRecord {
 public:
  HsdsRecord(const CrosswalkRules& rules, json::object& record, std::vector<Problem>& problems)
      : rules_{rules}, record_{record}, problems_{problems} {}

  const CrosswalkRules& rules() const { return rules_; }
  json::object& root() { return record_; }

  /// A value of the offer, by pointer, and where in the record it comes from.
  void set(std::string_view to, json::value value, const std::string& from);
  /// So many were set.
  std::size_t values() const { return values_; }
  /// Problems of the offer at or below `to` stand at `from` in the record, unless a value there knows better.
  void stands_for(std::string to, std::string from) { areas_.emplace_back(std::move(to), std::move(from)); }

  void report(Code code, const std::string& at, std::string limit = {}, std::string_view hint = {});
  /// A value that cannot be read: an error, or, where the crosswalk tolerates that, kept and warned of.
  void unreadable(Tolerated part, Code code, const std::string& at, const std::string& limit,
                  const std::string& hint);
  /// Something that the source does not say and that was assumed.
  void guess(const std::string& at, std::string_view what) { report(Code::value_assumed, at, {}, what); }
  /// What the offer would say of `to` is no news: the record was refused for it.
  void failed(std::string to) { failed_.push_back(std::move(to)); }
  /// Kept with the rest, but understood: nothing to warn of.
  void understood(std::string at) { understood_.insert(std::move(at)); }

  /// The language of the texts; says once that it was assumed.
  const std::string& text_language();
  /// The offer, with the rest.
  json::value build();
  /// A problem of the offer with its place in the record; empty where it was said already.
  std::optional<Problem> translated(Problem problem) const;

 private:
  json::value rest(const json::value& value, const std::string& at, bool told);

  const CrosswalkRules& rules_;
  json::object& record_;
  std::vector<Problem>& problems_;
  DocumentBuilder builder_;
  std::vector<std::pair<std::string, std::string>> areas_;
  std::vector<std::string> failed_;
  std::unordered_set<std::string> understood_;
  std::string language_;
  std::size_t values_ = 0;
};

/// No value at all: null, blanks, an empty list or object.
bool is_nothing(const json::value& value);

/// One object of the record, in the record.
class HsdsObject {
 public:
  HsdsObject(json::object& object, std::string at, HsdsRecord& record)
      : object_{object}, at_{std::move(at)}, record_{record} {}

  const std::string& at() const { return at_; }
  std::string at(std::string_view name) const { return at_ + '/' + escape_pointer(name); }
  HsdsRecord& record() const { return record_; }

  /// The first of these members that holds something, and its name; null where none does.
  std::pair<std::string_view, const json::value*> find(std::initializer_list<std::string_view> names) const;
  bool has(std::string_view name) const { return find({name}).second != nullptr; }
  void take(std::string_view name);
  /// A text, or a number as text, without blanks around it; the member stays. Empty where there is none, or
  /// where it is neither (an error).
  std::optional<std::string> text(std::string_view name) const;
  /// The same, and the member is taken.
  std::optional<std::string> take_text(std::string_view name);
  /// Puts the first text of these members where it belongs, and takes it.
  bool move_text(std::initializer_list<std::string_view> names, std::string_view to);

  /// Calls `use` for each object in these members, which are lists of objects or single ones.
  template <class Use>
  void each(std::initializer_list<std::string_view> names, Use&& use) {
    for (const std::string_view name : names) {
      json::value* value = object_.if_contains(name);
      if (value == nullptr) continue;
      if (value->is_object()) use(HsdsObject{value->get_object(), at(name), record_});
      if (!value->is_array()) continue;
      std::size_t index = 0;
      for (json::value& item : value->get_array()) {
        const std::size_t i = index++;
        if (item.is_object()) use(HsdsObject{item.get_object(), at(name) + '/' + std::to_string(i), record_});
      }
    }
  }
  /// Calls `use(text, pointer)` for each part of these members, which are lists of texts or texts with
  /// commas.
  template <class Use>
  void each_word(std::initializer_list<std::string_view> names, Use&& use) const {
    for (const std::string_view name : names) {
      const json::value* value = object_.if_contains(name);
      if (value == nullptr) continue;
      if (value->is_string()) words_of(value->get_string(), at(name), use);
      if (!value->is_array()) continue;
      std::size_t index = 0;
      for (const json::value& item : value->get_array()) {
        const std::size_t i = index++;
        if (item.is_string()) words_of(item.get_string(), at(name) + '/' + std::to_string(i), use);
      }
    }
  }

 private:
  static std::vector<std::string> split(std::string_view text);
  template <class Use>
  static void words_of(std::string_view text, const std::string& pointer, Use&& use) {
    for (const std::string& word : split(text))
      use(word, pointer);
  }

  json::object& object_;
  std::string at_;
  HsdsRecord& record_;
};

}  // namespace passgenau
