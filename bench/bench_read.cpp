// SPDX-License-Identifier: GPL-2.0-or-later
// A needs profile out of a note, with the sample gazetteer: the first example of docs/reading.md, the notes of tests/relevance/notes in turn,
// the longest text allowed, and the reader itself.
#include <benchmark/benchmark.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "passgenau/place.hpp"
#include "passgenau/reading.hpp"

namespace {

using namespace passgenau;

std::string content(const std::string& path) {
  std::ifstream file{PASSGENAU_SOURCE_DIR "/tests/" + path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> notes() {
  std::vector<std::string> all;
  for (const char* file : {"tuning", "held-out", "unseen", "blind"}) {
    std::istringstream lines{content(std::string{"relevance/notes/"} + file + ".jsonl")};
    for (std::string line; std::getline(lines, line);)
      all.emplace_back(boost::json::parse(line).at("note").as_string());
  }
  return all;
}

const Gazetteer& gazetteer() {
  static const Gazetteer places{read_gazetteer(content("data/sample/gazetteer.csv"), "gazetteer.csv").value};
  return places;
}

const ProfileReader& reader() {
  static const ProfileReader one{Vocabulary::built_in(), gazetteer()};
  return one;
}

const Date day = date(2026, 11, 21);

void read_example(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(
        reader().read("17-Jährige, 28. SSW, wohnt in 41061 MG, spricht kaum Deutsch (Arabisch), "
                      "kein Geld, Vater weg",
                      day));
}
BENCHMARK(read_example)->Unit(benchmark::kMicrosecond);

void read_note(benchmark::State& state) {
  const std::vector<std::string> all = notes();
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader().read(all[next], day));
    bytes += all[next].size();
    next = (next + 1) % all.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(read_note)->Unit(benchmark::kMicrosecond);

void read_longest(benchmark::State& state) {
  std::string text;
  for (const std::string& note : notes())
    if (text.size() + note.size() < reading_code_points) text += note + ' ';
  for (auto _ : state)
    benchmark::DoNotOptimize(reader().read(text, day));
}
BENCHMARK(read_longest)->Unit(benchmark::kMicrosecond);

void make_reader(benchmark::State& state) {
  gazetteer();
  for (auto _ : state)
    benchmark::DoNotOptimize(ProfileReader{Vocabulary::built_in(), gazetteer()});
}
BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);

}  // namespace
