// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "oracle/json.hpp"
#include "oracle/oracle.hpp"
#include "oracle/worlds.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

/// Where worlds meet the engine, through its public headers alone.
namespace passgenau::oracle {

using test::TemporaryFolder;

/// One world as both sides read it.
struct Staged {
  passgenau::Vocabulary vocabulary;
  Gazetteer gazetteer;
  Books books;
  std::vector<Offer> offers;
  std::vector<Object> offers_json;
  std::vector<NeedsProfile> profiles;
  std::vector<Object> profiles_json;
};

/// Throws, with the problems, where the public readers refuse a document: worlds are valid input.
Staged stage(const World& world);
Offer read_offer(const std::string& json, const passgenau::Vocabulary& vocabulary);
NeedsProfile read_profile(const std::string& json, const passgenau::Vocabulary& vocabulary);

/// The profile as it is that many days later: a child that is due by then is born, on its due date or, if that was past, on
/// the first day. No child may be given by an age.
NeedsProfile days_later(const NeedsProfile& profile, int days);

/// A catalog of these offers, put in this order.
void write_catalog(const std::string& path, const Staged& staged, const std::vector<Offer>& offers);

/// The engine's answer without evidence and the catalog's state; an empty `children` counts as absent.
Object without_evidence(const Answer& answer);
Object without_evidence(const Judgement& judgement);
/// The answer's bytes, `catalog.revision` aside.
std::string bytes_without_revision(Answer answer);

/// The first difference as "/matches/0/score: expected 1, got 2"; empty where there is none.
std::string difference(const Json& expected, const Json& got, const std::string& pointer = "");
/// Two bills of one offer, line by line, with a mark where they differ.
std::string side_by_side(const Object& expected_match, const Object& got_match);
/// Numbers with an exponent, a trailing zero or more than six decimals; empty where all are as docs/matching.md says.
std::string odd_number(const std::string& json_text);

/// PASSGENAU_SEED and PASSGENAU_WORLDS, or these.
struct Seeds {
  std::uint64_t first;
  std::uint64_t count;
};
Seeds seeds_from_environment(std::uint64_t first, std::uint64_t least);

/// Every verdict that a criterion can have. What never came up over all worlds was never tested.
const std::map<std::string, std::vector<std::string>>& possible_verdicts();

}  // namespace passgenau::oracle
