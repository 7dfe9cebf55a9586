// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/bombs.hpp"

#include <utility>

namespace passgenau::test {

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (; times > 0; --times)
    text += part;
  return text;
}

}  // namespace

std::vector<Bomb> bombs(const Catalog& catalog, const ProfileReader& reader) {
  const NeedsProfile family{.as_of = date(2026, 11, 21)};
  const auto with_words = [&](std::string text) {
    NeedsProfile wordy = family;
    wordy.words = Words{.text = std::move(text), .language = "de"};
    return wordy;
  };
  NeedsProfile needy = family;
  needy.needs.assign(100'000, {"child/excessive-crying"});
  NeedsProfile childish = family;
  for (int i = 0; i < 100'000; ++i)
    childish.children.push_back({});
  const NeedsProfile wordy = with_words(repeated("wort ", 100'000));
  const NeedsProfile marked = with_words("a" + repeated("\u0301", 300'000));
  const std::string deep = repeated("[", 100'000);
  const std::string wide =
      R"({"as_of":"2026-11-21","needs":[)" + repeated(R"({"burden":"x"},)", 10'000) + "{}]}";
  const std::string large = R"({"id":"a","title":{"de":")" + repeated("x", 300'000) + "\"}}";
  const auto problem_of = [](const auto& checked) {
    if (!checked.problems.empty()) throw Error{checked.problems[0]};
  };
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const auto search = [&catalog](std::string words) {
    return [&catalog, request = SearchRequest{.words = std::move(words)}] { catalog.search(request); };
  };
  const auto match = [&catalog](const NeedsProfile& profile) {
    return [&catalog, profile] { catalog.match(profile); };
  };
  const auto profile = [&vocabulary, problem_of](const std::string& json) {
    return [&vocabulary, problem_of, json] { problem_of(profile_from_json(json, vocabulary)); };
  };
  const auto offer = [&vocabulary, problem_of](const std::string& json) {
    return [&vocabulary, problem_of, json] { problem_of(offer_from_json(json, vocabulary)); };
  };
  return {
      {"a search for 100,000 words", search(wordy.words->text), "words-too-long"},
      {"a search for 65 words", search(repeated("w ", 65)), "words-too-many"},
      {"a search with 300,000 marks", search(marked.words->text), "words-too-long"},
      {"a completion of 100,000 words", [&catalog, text = wordy.words->text] { catalog.complete(text); },
       "words-too-long"},
      {"a profile of 100,000 needs", match(needy), "profile-invalid"},
      {"a profile of 100,000 children of whom nothing is said", match(childish), "profile-invalid"},
      {"a profile with 100,000 words", match(wordy), "profile-invalid"},
      {"a profile with 300,000 marks", match(marked), "profile-invalid"},
      {"a sentence of 100,000 words",
       [&reader, text = wordy.words->text, day = *family.as_of] { reader.read(text, day); }, "too-long"},
      {"a profile of 150 kB", profile(wide), "document-too-large"},
      {"a profile 100,000 lists deep", profile(deep), "document-too-large"},
      {"an offer 100,000 lists deep", offer(deep), "json-depth"},
      {"an offer of 300 kB", offer(large), "document-too-large"},
  };
}

}  // namespace passgenau::test
