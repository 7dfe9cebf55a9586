// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"

/// Matching the other way round: whom does this offer help?
namespace passgenau {

/// A family as its caller holds it, in memory and nowhere else.
struct Family {
  std::string id = {};  ///< the caller's own; the only part of a family that an answer repeats
  NeedsProfile profile = {};
  double weight = 1;  ///< families of a population that it stands for: more than 0, at most a million

  bool operator==(const Family&) const = default;
};

inline constexpr double most_family_weight = 1'000'000;

/// Reads families, one profile a line: bare, or as `{"id", "case", "weight", "profile"}`; blank lines are passed over. A
/// line without an id has its number for one. Every problem at once, each with line and JSON Pointer, none of them quoting
/// a profile; a line with an error is no family. Throws `Error` *file-unreadable*.
PASSGENAU_API Checked<std::vector<Family>> read_families(std::istream& input, const Vocabulary& vocabulary,
                                                         std::optional<Date> as_of = {},
                                                         std::string_view file_name = {});

/// Everything that keeps these families from being judged, each pointer beginning with the place of its family
/// (`/3/profile/children`): a profile that is not valid, a weight that is none.
PASSGENAU_API std::vector<Problem> validate(const std::vector<Family>& families,
                                            const Vocabulary& vocabulary);

/// A family that the offer is open to.
struct Served {
  std::string family = {};  ///< id
  double score = 0;         ///< as in the family's own list: [0, 1], rounded to 6 decimals

  bool operator==(const Served&) const = default;
};

/// Whom an offer helps: ids and scores, nothing else.
struct Audience {
  std::string offer = {};
  std::size_t judged = 0;             ///< families
  std::vector<Served> families = {};  ///< best score first, then by id by bytes

  bool operator==(const Audience&) const = default;
};

/// Families made ready to be asked about any number of offers. They stay in this process's memory, in this value, until it
/// is gone; nothing of them is written anywhere. Any number of threads may share one.
class PASSGENAU_API Families {
 public:
  /// With the vocabulary and the gazetteer that the catalog shows now. Cost: some 6 µs a family (bench/bench_gaps). Throws
  /// `Error` *empty* without a family, *profile-invalid* with every problem of `validate` in `details()`.
  Families(const Catalog& catalog, std::vector<Family> families);
  ~Families();
  Families(Families&&) noexcept;
  Families& operator=(Families&&) noexcept;

  std::size_t size() const noexcept;
  /// Whom would this offer help, whether it stands in a catalog or not yet? Verdicts and scores are those of
  /// `Catalog::why`; a profile's `words` alone are not asked, for an offer that is in no catalog has no index of its
  /// words. Cost: an eighth of a microsecond a family and less (bench/bench_gaps). Throws *offer-invalid* with every problem in `details()`.
  Audience who(const Offer& offer) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

/// `{"offer", "judged", "families": [{"id", "score"}]}`, one line.
PASSGENAU_API std::string to_json(const Audience& audience);

}  // namespace passgenau
