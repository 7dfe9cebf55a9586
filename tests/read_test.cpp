// SPDX-License-Identifier: GPL-2.0-or-later
// Needs profiles out of sentences: the figures over the case notes (tests/relevance/notes). Single rules stand in tests/read/.
#include <cstdio>
#include <iostream>

#include "catch.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

using test::Score;
using test::Tally;

std::string per_cent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, "%5.1f %%", share * 100);
  return text;
}

void print(const char* name, const Score& score) {
  const auto row = [](const char* what, const Tally& tally) {
    std::cout << "  " << what << per_cent(tally.exact()) << "  of " << tally.notes << " exact\n";
  };
  const auto list = [](const char* what, const Tally& tally) {
    std::cout << "  " << what << "F1 " << per_cent(tally.f1()) << "  precision "
              << per_cent(tally.precision()) << "  recall " << per_cent(tally.recall()) << "  ("
              << tally.expected << " expected)\n";
  };
  std::cout << name << ", " << score.notes << " notes\n";
  list("burdens    ", score.burdens);
  list("kinds      ", score.kinds);
  row("ages       ", score.ages);
  row("languages  ", score.languages);
  row("places     ", score.places);
  row("roles      ", score.roles);
  row("ways       ", score.ways);
  row("belonging  ", score.belonging);
  std::cout << "  denied facts taken: " << score.denied_taken << '\n';
}

Score scored(const char* file) { return test::score_notes(test::case_notes(file), test::sample_reader()); }

}  // namespace

TEST_CASE("case notes: the figures promised, on the notes the reader was tuned with") {
  const Score score = scored("tuning.jsonl");
  print("tuning", score);
  CHECK(score.burdens.f1() >= 0.99);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.96);
  CHECK(score.places.exact() >= 0.96);
  CHECK(score.kinds.f1() >= 0.98);
  CHECK(score.roles.exact() >= 0.97);
  CHECK(score.ways.exact() >= 0.90);
  CHECK(score.belonging.exact() >= 0.98);
  CHECK(score.denied_taken == 0);
}

TEST_CASE("case notes: the figures on the notes set aside") {
  const Score score = scored("held-out.jsonl");
  print("held out", score);
  CHECK(score.burdens.f1() >= 0.98);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.95);
  CHECK(score.places.exact() >= 0.95);
  CHECK(score.kinds.f1() >= 0.95);
  CHECK(score.roles.exact() >= 0.96);
  CHECK(score.ways.exact() >= 0.98);
  CHECK(score.belonging.exact() >= 0.98);
  CHECK(score.denied_taken == 0);
}

TEST_CASE("case notes: the figures on notes written after the first rules") {
  const Score score = scored("unseen.jsonl");
  print("unseen", score);
  CHECK(score.burdens.f1() >= 0.98);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.95);
  CHECK(score.places.exact() >= 0.95);
  CHECK(score.kinds.f1() >= 0.90);
  CHECK(score.roles.exact() >= 0.90);
  CHECK(score.ways.exact() >= 0.88);
  CHECK(score.belonging.exact() >= 0.95);
  CHECK(score.denied_taken == 0);
}

TEST_CASE("case notes: the figures on notes by somebody who knew no rule, after their errors were read") {
  const Score score = scored("blind.jsonl");
  print("blind", score);
  CHECK(score.burdens.f1() >= 0.91);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.places.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.95);
  CHECK(score.kinds.f1() >= 0.85);
  CHECK(score.roles.exact() >= 0.96);
  CHECK(score.ways.exact() >= 0.85);
  CHECK(score.belonging.exact() >= 0.94);
  CHECK(score.denied_taken == 0);
}

TEST_CASE(
    "case notes: the figures on a second set by somebody who knew no rule, after its errors were read") {
  const Score score = scored("stranger.jsonl");
  print("stranger", score);
  CHECK(score.burdens.f1() >= 0.95);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.places.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.96);
  CHECK(score.kinds.f1() >= 0.73);
  CHECK(score.roles.exact() >= 0.94);
  CHECK(score.ways.exact() >= 0.66);
  CHECK(score.belonging.exact() >= 0.96);
  CHECK(score.denied_taken == 0);
}

TEST_CASE("case notes: the figures on a third set by somebody who knew no rule, after its errors were read") {
  const Score score = scored("sealed.jsonl");
  print("sealed", score);
  CHECK(score.burdens.f1() >= 0.99);
  CHECK(score.ages.exact() >= 0.97);
  CHECK(score.places.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.98);
  CHECK(score.kinds.f1() >= 0.78);
  CHECK(score.roles.exact() >= 0.84);
  CHECK(score.ways.exact() >= 0.63);
  CHECK(score.belonging.exact() >= 0.96);
  CHECK(score.denied_taken == 0);
}

TEST_CASE(
    "case notes: the figures on a fourth set by somebody who knew no rule, after its errors were read") {
  const Score score = scored("fresh.jsonl");
  print("fresh", score);
  CHECK(score.burdens.f1() >= 0.92);
  CHECK(score.ages.exact() >= 0.98);
  CHECK(score.places.exact() >= 0.98);
  CHECK(score.languages.exact() >= 0.98);
  CHECK(score.kinds.f1() >= 0.89);
  CHECK(score.roles.exact() >= 0.84);
  CHECK(score.ways.exact() >= 0.80);
  CHECK(score.belonging.exact() >= 0.94);
  CHECK(score.denied_taken == 0);
}

TEST_CASE("case notes: what is not as expected", "[.failures]") {
  for (const std::string& failure : scored("tuning.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in those set aside", "[.held-out-failures]") {
  for (const std::string& failure : scored("held-out.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in those unseen", "[.unseen-failures]") {
  for (const std::string& failure : scored("unseen.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in those by somebody who knew no rule", "[.blind-failures]") {
  for (const std::string& failure : scored("blind.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in the second set of somebody who knew no rule",
          "[.stranger-failures]") {
  for (const std::string& failure : scored("stranger.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in the third set of somebody who knew no rule",
          "[.sealed-failures]") {
  for (const std::string& failure : scored("sealed.jsonl").failures)
    std::cout << failure;
}

TEST_CASE("case notes: what is not as expected in the fourth set of somebody who knew no rule",
          "[.fresh-failures]") {
  for (const std::string& failure : scored("fresh.jsonl").failures)
    std::cout << failure;
}

}  // namespace passgenau
