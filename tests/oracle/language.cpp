// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>

#include "match/points.hpp"
#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

namespace passgenau::oracle {
namespace {

std::vector<std::string> subtags(std::string tag) {
  std::vector<std::string> out;
  for (auto dash = tag.find('-'); dash != tag.npos; dash = tag.find('-')) {
    out.push_back(tag.substr(0, dash));
    tag.erase(0, dash + 1);
  }
  out.push_back(tag);
  for (std::string& subtag : out)
    for (char& letter : subtag)
      letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return out;
}

bool close(const std::string& a, const std::string& b) {
  static const std::vector<std::set<std::string>> families = {
      {"ku", "kmr"}, {"fa", "fa-AF"}, {"sr", "hr", "bs"}};
  return a != b && std::any_of(families.begin(), families.end(),
                               [&](const auto& f) { return f.contains(a) && f.contains(b); });
}

struct Pair {
  Verdict verdict = Verdict::unmet;  ///< unmet: no pair
  const std::int32_t* shares = nullptr;
};

Pair judge_pair(const std::string& family_tag, const Object& offered,
                const std::optional<bool>& interpreter) {
  using namespace points::language;
  const std::string key = language_key(text(offered, "tag"));
  const std::string wanted = language_key(family_tag);
  const bool same = key == wanted || key == "mul";
  if (!same && !close(key, wanted)) return {};
  if (text(offered, "by") != "interpreter") {
    seen(same ? Branch::language_staff : Branch::language_close_staff);
    return same ? Pair{Verdict::met, staff} : Pair{Verdict::partly, close_staff};
  }
  if (interpreter == false) {
    seen(Branch::interpreter_refused);
    return {};
  }
  if (!same) {
    seen(Branch::language_close_interpreter);
    return {Verdict::partly, close_interpreter};
  }
  if (key == "mul") seen(Branch::language_mul);
  seen(interpreter ? Branch::interpreter_wanted : Branch::interpreter_possible);
  return interpreter ? Pair{Verdict::met, interpreter_wanted} : Pair{Verdict::partly, interpreter_possible};
}

}  // namespace

std::string language_key(const std::string& tag) {
  const auto parts = subtags(tag);
  const std::string& primary = parts.front();
  if (primary == "prs") return "fa-AF";
  if (primary == "fa" && std::find(parts.begin(), parts.end(), "af") != parts.end()) return "fa-AF";
  return primary;
}

Spoken language(const Family& family, const Object& offer) {
  const Array& offered = list(offer, "languages");
  if (offered.empty()) return {plain(Verdict::unknown), ""};
  Spoken best{plain(Verdict::unmet), ""};
  for (std::size_t position = 0; position < family.languages.size(); ++position)
    for (const Json& entry : offered) {
      const Pair pair = judge_pair(family.languages[position], entry.as_object(), family.interpreter);
      if (!pair.shares) continue;
      const long share = pair.shares[std::min<std::size_t>(position, 2)];
      if (share > best.finding.share) {
        if (!best.language.empty() && best.language != family.languages[position])
          seen(Branch::later_language_better);
        best = {{pair.verdict, share}, family.languages[position]};
      }
    }
  return best;
}

}  // namespace passgenau::oracle
