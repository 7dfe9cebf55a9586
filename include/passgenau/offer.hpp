// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passgenau/age.hpp"
#include "passgenau/error.hpp"
#include "passgenau/place.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

class Vocabulary;

/// A list that may be absent. "Not stated" and "stated: none" are two things: an offer without `access` may
/// be free, one whose list lacks `free` is not. `{}` is not stated; `{a, b}` is stated; `none()` is stated
/// and empty.
template <class T>
class StatedList {
 public:
  StatedList() = default;
  StatedList(std::initializer_list<T> items) : items_{items}, stated_{true} {}
  explicit StatedList(std::vector<T> items) : items_{std::move(items)}, stated_{true} {}
  static StatedList none() { return StatedList{std::vector<T>{}}; }

  bool stated() const { return stated_; }
  bool empty() const { return items_.empty(); }
  std::size_t size() const { return items_.size(); }
  auto begin() const { return items_.begin(); }
  auto end() const { return items_.end(); }
  const T& operator[](std::size_t index) const { return items_[index]; }
  T& operator[](std::size_t index) { return items_[index]; }
  void push_back(T item) {
    items_.push_back(std::move(item));
    stated_ = true;
  }
  bool operator==(const StatedList&) const = default;

 private:
  std::vector<T> items_ = {};
  bool stated_ = false;
};

/// Text by BCP 47 language tag.
using LocalizedText = std::map<std::string, std::string>;

/// Who comes, or lives, with the child. A `pregnant` is also a `mother`, a `father` also a `partner`.
enum class Role : std::uint8_t {
  mother,
  father,
  pregnant,
  partner,
  grandparent,
  foster_parent,
  adoptive_parent,
  professional
};

/// Traits of how an offer can be reached and used.
enum class Trait : std::uint8_t {
  free,
  low_cost,
  anonymous,
  no_registration,
  stroller_accessible,
  wheelchair_accessible,
  sibling_care,
  child_along,
  easy_language,
  women_only,
  men_only,
  sign_language
};

/// Ways in which help reaches a family.
enum class Delivery : std::uint8_t { site, home_visit, phone, online, chat };

/// The names that JSON uses, and ids of the vocabulary: `foster-parent`, `low-cost`, `home-visit`.
PASSGENAU_API std::string_view name(Role role) noexcept;
PASSGENAU_API std::string_view name(Trait trait) noexcept;
PASSGENAU_API std::string_view name(Delivery delivery) noexcept;

enum class Prevention : std::uint8_t { universal, selective, indicated };
enum class SpokenBy : std::uint8_t { staff, interpreter };
enum class CapacityStatus : std::uint8_t { open, waitlist, full, assessment };

/// A language an offer works in. `mul` is any language.
struct OfferLanguage {
  std::string tag = {};  ///< BCP 47
  SpokenBy by = SpokenBy::staff;

  bool operator==(const OfferLanguage&) const = default;
};

struct Provider {
  std::string name = {};
  std::string kind = {};  ///< a provider kind of the vocabulary

  bool operator==(const Provider&) const = default;
};

struct Address {
  std::string street = {};
  std::string postal_code = {};  ///< five digits
  std::string city = {};
  std::string region = {};  ///< AGS prefix, 2–8 digits

  bool operator==(const Address&) const = default;
};

/// Where families come to. A confidential site never shows address, coordinates or a distance.
struct Site {
  std::string name = {};
  std::optional<GeoPoint> point = {};
  Address address = {};
  bool confidential = false;

  bool operator==(const Site&) const = default;
};

/// Help that comes to the family: in these regions, or within a distance of any site; either suffices.
struct HomeVisits {
  std::vector<std::string> regions = {};  ///< AGS prefixes, `plz:` or `country:`
  std::optional<Distance> within = {};

  bool operator==(const HomeVisits&) const = default;
};

/// Who may come: AGS prefixes (2–8 digits), `plz:64289`, `country:DE`; `except` takes away.
struct Residence {
  std::vector<std::string> regions = {};
  std::vector<std::string> except = {};

  bool stated() const { return !regions.empty() || !except.empty(); }
  bool operator==(const Residence&) const = default;
};

/// Half-open range of years of age, 0–150: "up to and including 21" is `{.until = 22}`.
struct YearRange {
  std::optional<int> from = {};
  std::optional<int> until = {};

  bool stated() const { return from || until; }
  bool operator==(const YearRange&) const = default;
};

struct Referral {
  bool required = false;
  std::vector<std::string> by =
      {};  ///< provider kinds, and `self`, `general-practitioner`, `hospital`, `health-insurance`, `court`

  bool operator==(const Referral&) const = default;
};

/// How soon a place is free. Counts as unknown without `as_of`, or when that is more than 90 days old.
struct Capacity {
  std::optional<CapacityStatus> status = {};
  std::optional<int> wait_days = {};  ///< days from `as_of`, 0–3,650
  std::optional<Date> as_of = {};

  bool operator==(const Capacity&) const = default;
};

/// Both days inclusive.
struct Validity {
  std::optional<Date> from = {};
  std::optional<Date> until = {};

  bool operator==(const Validity&) const = default;
};

struct Contact {
  std::string phone = {};
  std::string email = {};
  std::string url = {};

  bool operator==(const Contact&) const = default;
};

/// One support offer, as FORMATS (docs/formats.md) writes it. An empty field is *not stated*: never "no",
/// never "everyone".
struct Offer {
  std::string id = {};       ///< 1–200 bytes UTF-8, unique in a catalog
  LocalizedText title = {};  ///< at least one language
  LocalizedText description = {};
  Provider provider = {};
  std::vector<std::string> kinds = {};
  std::vector<std::string> addresses =
      {};  ///< burdens (or groups) it is especially for; relevance, not permission
  std::vector<std::string> only_for = {};  ///< the family must have at least one of them
  std::vector<std::string> not_for = {};   ///< these exclude
  std::optional<Prevention> prevention = {};
  AgeRange child_age = {};
  std::vector<Role> caregivers = {};
  YearRange caregiver_age = {};
  std::vector<OfferLanguage> languages = {};
  std::vector<Site> sites = {};
  std::optional<HomeVisits> home_visits = {};
  std::vector<Delivery> remote = {};  ///< phone, online, chat
  Residence residence = {};
  StatedList<Trait> access = {};  ///< where stated, complete
  std::optional<Referral> referral = {};
  std::vector<Schedule> schedule = {};
  Capacity capacity = {};
  Validity valid = {};
  std::optional<Date> verified = {};
  Contact contact = {};
  /// What the format does not know, by JSON Pointer, as JSON text: given back unchanged.
  std::map<std::string, std::string> other = {};

  bool operator==(const Offer&) const = default;
};

/// Limits of an offer; one above is an error.
struct OfferLimits {
  static constexpr std::size_t json_bytes = 256 * 1024;
  static constexpr std::size_t id_bytes = 200;
  static constexpr std::size_t title_bytes = 1000;
  static constexpr std::size_t description_bytes = 64 * 1024;
  static constexpr std::size_t text_bytes = 1000;  ///< any other text
  static constexpr std::size_t texts = 50;         ///< languages of title or description
  static constexpr std::size_t concepts = 100;     ///< each of kinds, addresses, only_for, not_for
  static constexpr std::size_t languages = 200;
  static constexpr std::size_t sites = 200;
  static constexpr std::size_t regions = 1000;  ///< each list of region keys
  static constexpr std::size_t schedules = 100;
  static constexpr int home_visit_km = 1000;
};

/// Reads one offer. Every problem at once, each with its JSON Pointer; ids are checked against `vocabulary`
/// (unknown ones are kept and warned of). Never throws for bad input.
PASSGENAU_API Checked<Offer> offer_from_json(std::string_view json, const Vocabulary& vocabulary);

/// Everything that is wrong with an offer that was made in C++. An empty list: it may be put into a catalog.
PASSGENAU_API std::vector<Problem> validate(const Offer& offer, const Vocabulary& vocabulary);

/// What `to_json` does with confidential sites.
enum class Confidential : std::uint8_t {
  hide,  ///< leave out their address but the region, and their coordinates
  show   ///< the backup
};

/// Canonical JSON: fields in the order of the format, absent ones left out, shortest numbers, no white space.
PASSGENAU_API std::string to_json(const Offer& offer, Confidential confidential = Confidential::hide);

}  // namespace passgenau
