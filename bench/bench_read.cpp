// SPDX-License-Identifier: GPL-2.0-or-later
// A needs profile out of a note: one of usual length, the notes of tests/relevance/notes in turn, the longest text allowed, and the reader itself.
#include <benchmark/benchmark.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/reading.hpp"

namespace {

using namespace passgenau;

std::vector<std::string> notes() {
  std::vector<std::string> all;
  for (const char* file : {"tuning.jsonl", "held-out.jsonl"}) {
    std::ifstream lines{std::string{PASSGENAU_SOURCE_DIR "/tests/relevance/notes/"} + file};
    // No note holds a quotation mark.
    constexpr std::string_view member = "\"note\": \"";
    for (std::string line; std::getline(lines, line);) {
      const std::size_t from = line.find(member) + member.size();
      all.push_back(line.substr(from, line.find('"', from) - from));
    }
  }
  return all;
}

const Date day = date(2026, 11, 21);

void read_example(benchmark::State& state) {
  const ProfileReader reader;
  for (auto _ : state)
    benchmark::DoNotOptimize(
        reader.read("17-Jährige, 28. SSW, wohnt bei Freundin in 41061 MG, spricht kaum Deutsch (Arabisch), "
                    "kein Geld, Vater weg",
                    day));
}
BENCHMARK(read_example)->Unit(benchmark::kMicrosecond);

void read_note(benchmark::State& state) {
  const std::vector<std::string> all = notes();
  const ProfileReader reader;
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(reader.read(all[next], day));
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
  const ProfileReader reader;
  for (auto _ : state)
    benchmark::DoNotOptimize(reader.read(text, day));
}
BENCHMARK(read_longest)->Unit(benchmark::kMicrosecond);

void make_reader(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(ProfileReader{});
}
BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);

}  // namespace
