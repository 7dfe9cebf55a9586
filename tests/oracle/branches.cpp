// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/branches.hpp"

#include <array>

namespace passgenau::oracle {
namespace {

constexpr const char* names[] = {
#define PASSGENAU_ORACLE_BRANCH(name) #name,
    PASSGENAU_ORACLE_BRANCHES(PASSGENAU_ORACLE_BRANCH)
#undef PASSGENAU_ORACLE_BRANCH
};
constexpr std::size_t count = sizeof names / sizeof *names;
std::array<long, count> counts{};

}  // namespace

void seen(Branch branch) { ++counts[static_cast<std::size_t>(branch)]; }

std::map<std::string, long> branch_counts() {
  std::map<std::string, long> out;
  for (std::size_t i = 0; i < count; ++i)
    out[names[i]] = counts[i];
  return out;
}

}  // namespace passgenau::oracle
