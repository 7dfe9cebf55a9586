// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

/// A set of offers that together cover what a family needs, with few contacts (docs/planning.md, "A set that covers").
namespace passgenau {

struct PlanOptions {
  int max_offers = 8;     ///< 1–20
  int max_contacts = 20;  ///< 1–20; several offers of one provider at one place are one contact
};

/// Limits of planning; one above is an error, or makes an answer that is not exact.
struct PlanLimits {
  static constexpr int offers = 20;
  /// Lines of the list that are looked at. More: the best of each mixture of needs, and `Plan::exact` is false.
  static constexpr std::size_t candidates = 1000;
  /// Sets that are begun while searching; what is best by then is the plan, and `Plan::exact` is false.
  static constexpr std::size_t sets = 100'000;
  /// And how often the search looks at one need of one offer, so that the largest request takes no longer than others.
  static constexpr std::size_t work = 50'000'000;
  /// A need that nothing covers is looked up among so many near misses, in their order.
  static constexpr std::size_t near_misses = 200;
};

/// One offer of a plan. Needs are indices into `NeedsProfile::needs`, ascending.
struct PlanStep {
  int contact = 1;                  ///< from 1, in the order of the steps
  std::vector<int> adds = {};       ///< needs that it addresses and no earlier step does
  std::vector<int> addresses = {};  ///< all needs that it addresses
  std::vector<int> general_for =
      {};            ///< open to everyone: burdens that no step addresses, and no earlier one is open to
  Match match = {};  ///< as in the list of `Catalog::match`

  bool operator==(const PlanStep&) const = default;
};

enum class Uncovered : std::uint8_t {
  no_offer,  ///< no eligible offer addresses it
  limit      ///< there is one, but it has no room in the plan
};
/// `no-offer`, `limit`.
PASSGENAU_API std::string_view name(Uncovered why) noexcept;

/// A need that no step addresses.
struct UncoveredNeed {
  int need = 0;
  Uncovered why = Uncovered::no_offer;
  bool general = false;                    ///< a step that is open to everyone is there for it
  std::string offer = {};                  ///< limit: the best that addresses it
  std::optional<NearMiss> near_miss = {};  ///< no_offer: the first that would address it

  bool operator==(const UncoveredNeed&) const = default;
};

/// What no set can do better than, where a plan is not exact.
struct PlanBound {
  std::int64_t covered = 0;  ///< weight, thousandths: at most so much
  int offers = 0;            ///< to cover all that any offer addresses takes at least so many

  bool operator==(const PlanBound&) const = default;
};

struct Plan {
  CatalogState catalog = {};
  std::vector<Note> notes = {};  ///< as in an answer
  bool exact = true;             ///< no other set is better; else the best that was found
  std::optional<PlanBound> bound = {};
  std::int64_t asked = 0;    ///< weight of all ranked needs, thousandths
  std::int64_t covered = 0;  ///< of those that a step addresses
  int contacts = 0;
  Distance travel = {};                       ///< to every contact once, one way, by air
  std::vector<PlanStep> steps = {};           ///< help in acute danger first, then what adds most
  std::vector<UncoveredNeed> uncovered = {};  ///< by need

  bool operator==(const Plan&) const = default;
};

/// The best set for this family (docs/planning.md says what is better). A plan without steps says that nothing
/// eligible addresses any need. Throws *options-invalid*, and *profile-invalid*, also for a profile without needs.
/// Cost: judges every offer that may be eligible and reads the records of those that may be chosen (50 µs each, at most
/// `PlanLimits::candidates`); all of it a second time where the best set leaves something unaddressed, then with the offers that
/// are open to everyone. Near misses only where something stays uncovered.
PASSGENAU_API Plan plan(const Catalog& catalog, const NeedsProfile& profile, const PlanOptions& options = {});

/// One object, one line; with a telling in words, too.
PASSGENAU_API std::string to_json(const Plan& plan);
PASSGENAU_API std::string to_json(const Plan& plan, const Telling& telling);

/// "Hilft bei: Schulden; Exzessives Schreien (für das Kind von 3 Monaten)." – what a step adds. Throws *language-unsupported*.
PASSGENAU_API std::string sentence(const PlanStep& step, const Telling& telling);
/// What is missing, and what would nearly fit.
PASSGENAU_API std::string sentence(const UncoveredNeed& uncovered, const Telling& telling);
/// Contacts, and whether everything is covered.
PASSGENAU_API std::string sentence(const Plan& plan, const Telling& telling);

/// A need as a person says it: "Exzessives Schreien", with the child where the family has several. `need`: index.
PASSGENAU_API std::string need_in_words(int need, const Telling& telling);

}  // namespace passgenau
