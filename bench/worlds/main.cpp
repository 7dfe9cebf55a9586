// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a world as data files, the same for the same arguments:
//
//   bench_world FOLDER --offers N [--families N] [--seed N] [--words N] [--part SHARE] [--part-of-families SHARE]
//               [--made-up-towns]
//
//   offers.jsonl, families.jsonl    the whole documents; families twice: home.jsonl, and anywhere.jsonl without the home
//   reduced/offers.jsonl, …         what every engine can express of them (see reduction.hpp), as documents
//   reduced/table.tsv, home.tsv, anywhere.tsv    the same as numbers (see peers/table.hpp)
//   reduced/home.sql, anywhere.sql  the questions as SQL (see peers/question_sql.hpp)
//   world.json                      version, arguments, and a checksum of each file (FNV-1a, 64 bits)
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "peers/question_sql.hpp"
#include "reduction.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

/// Rises with every change of what the same arguments give.
constexpr int world_version = 1;

/// A file that knows the checksum of what was written.
class Output {
 public:
  explicit Output(const std::filesystem::path& path) : file_{path} {}

  void put(const std::string& text) {
    for (const char c : text)
      sum_ = (sum_ ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    file_ << text;
  }
  std::uint64_t finish() {
    file_.flush();
    if (!file_) throw std::runtime_error("a file cannot be written");
    return sum_;
  }

 private:
  std::ofstream file_;
  std::uint64_t sum_ = 0xcbf29ce484222325;
};

struct Arguments {
  std::filesystem::path folder = {};
  WorldPlan plan = {.families = 200, .seed = 20261122};
};

Arguments read_arguments(int count, char** values) {
  if (count < 2) throw std::runtime_error("which folder?");
  Arguments arguments{.folder = values[1]};
  WorldPlan& plan = arguments.plan;
  for (int i = 2; i < count; ++i) {
    const std::string_view name = values[i];
    if (name == "--made-up-towns") {
      plan.towns = Towns::made_up;
      continue;
    }
    if (++i == count) throw std::runtime_error("no value behind " + std::string{name});
    const double value = std::atof(values[i]);
    if (name == "--offers")
      plan.offers = static_cast<std::size_t>(value);
    else if (name == "--families")
      plan.families = static_cast<std::size_t>(value);
    else if (name == "--seed")
      plan.seed = static_cast<std::uint64_t>(value);
    else if (name == "--words")
      plan.words = static_cast<std::size_t>(value);
    else if (name == "--part")
      plan.part = value;
    else if (name == "--part-of-families")
      plan.part_of_families = value;
    else
      throw std::runtime_error("there is no " + std::string{name});
  }
  return arguments;
}

/// The files of a world, by their names.
class Files {
 public:
  explicit Files(std::filesystem::path folder) : folder_{std::move(folder)} {
    std::filesystem::create_directories(folder_ / "reduced");
  }
  Output& operator[](const std::string& name) {
    return files_.try_emplace(name, folder_ / name).first->second;
  }
  std::string checksums() {
    std::ostringstream text;
    for (auto& [name, file] : files_)
      text << (text.str().empty() ? "" : ", ") << '"' << name << "\": \"" << std::hex << file.finish() << '"';
    return text.str();
  }

 private:
  std::filesystem::path folder_;
  std::map<std::string, Output> files_ = {};
};

void write(const Arguments& arguments) {
  const WorldPlan& plan = arguments.plan;
  Files files{arguments.folder};
  Reduction reduction{plan.seed + 1};
  files["reduced/table.tsv"].put(table_header());
  for (const char* set : {"home", "anywhere"})
    files["reduced/" + std::string{set} + ".tsv"].put(question_header());
  const auto add_offer = [&](const Offer& whole) {
    files["offers.jsonl"].put(to_json(whole, Confidential::show) + '\n');
    const Offer reduced = reduction.offer(whole);
    files["reduced/offers.jsonl"].put(to_json(reduced, Confidential::show) + '\n');
    files["reduced/table.tsv"].put(table_line(reduction.table(reduced)));
  };
  const auto add_family = [&](NeedsProfile whole) {
    NeedsProfile reduced = reduction.family(whole);
    for (const char* set : {"home", "anywhere"}) {
      files[std::string{set} + ".jsonl"].put(to_json(whole) + '\n');
      files["reduced/" + std::string{set} + ".jsonl"].put(to_json(reduced) + '\n');
      const TableQuestion question = reduction.question(reduced);
      files["reduced/" + std::string{set} + ".tsv"].put(question_line(question));
      files["reduced/" + std::string{set} + ".sql"].put(question_sql(question));
      whole.home = {};
      reduced.home = {};
    }
  };
  draw_world(plan, add_offer, add_family);
  const bool real = plan.towns == Towns::real_where_present && has_real_towns();
  std::ostringstream told;
  told << "{\"version\": " << world_version << ", \"offers\": " << plan.offers
       << ", \"families\": " << plan.families << ", \"seed\": " << plan.seed << ", \"words\": " << plan.words
       << ", \"part\": " << plan.part << ", \"part_of_families\": " << plan.part_of_families
       << ", \"towns\": \"" << (real ? "real" : "made up") << "\", \"fnv1a\": {" << files.checksums()
       << "}}\n";
  // Last: where it is, the world is whole.
  Output{arguments.folder / "world.json"}.put(told.str());
}

}  // namespace

int main(int count, char** values) try {
  write(read_arguments(count, values));
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bench_world: " << error.what() << '\n';
  return 1;
}
