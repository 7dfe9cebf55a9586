// SPDX-License-Identifier: GPL-2.0-or-later
// What each step of a search brings, as a table (docs/search.md).
//
//   search_evaluation omos FOLDER [train|dev]          OMoS-QA: one catalog a city, its German pages; German questions
//   search_evaluation queries OFFERS QUERIES           our own lay queries over a file of offers
//   … --failures N                                     and the first N questions whose first hit is wrong
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>

#include "evaluation.hpp"
#include "model/json.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

/// Questions with the offers they are asked of.
struct Task {
  std::vector<Offer> offers = {};
  std::vector<Judged> questions = {};
};

void each_line(const std::string& file, const std::function<void(const std::string&)>& use) {
  std::ifstream input{file};
  if (!input) {
    std::cerr << file << " cannot be read\n";
    std::exit(1);
  }
  for (std::string line; std::getline(input, line);)
    if (!line.empty()) use(line);
}

json::object object_of(const std::string& line) {
  std::vector<Problem> problems;
  return parse_json(line, {}, problems).as_object();
}

std::string text_of(const json::object& object, std::string_view name) {
  return std::string{object.at(name).as_string()};
}

std::vector<Task> read_omos(const std::string& folder, const std::string& split) {
  std::map<std::int64_t, std::set<std::string>> right;
  each_line(folder + "/qrels_fixture_train_dev.tsv", [&](const std::string& line) {
    const std::size_t tab = line.find('\t');
    right[std::stoll(line)].insert(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  });
  std::map<std::string, Task> cities;
  each_line(folder + "/corpus.jsonl", [&](const std::string& line) {
    const json::object page = object_of(line);
    if (text_of(page, "language") != "de") return;
    Offer offer{.id = text_of(page, "id"), .title = {{"de", text_of(page, "title")}}};
    offer.description["de"] = text_of(page, "text");
    cities[text_of(page, "city")].offers.push_back(std::move(offer));
  });
  each_line(folder + "/queries_fixture_train_dev.jsonl", [&](const std::string& line) {
    const json::object query = object_of(line);
    const std::int64_t id = query.at("qid").as_int64();
    if (text_of(query, "language") != "de" || text_of(query, "split") != split || right.count(id) == 0)
      return;
    cities[text_of(query, "city")].questions.push_back({.id = std::to_string(id),
                                                        .words = text_of(query, "question"),
                                                        .language = "de",
                                                        .right = right[id]});
  });
  std::vector<Task> tasks;
  for (auto& [city, task] : cities)
    tasks.push_back(std::move(task));
  return tasks;
}

std::vector<Task> read_queries(const std::string& offers, const std::string& queries) {
  Task task;
  each_line(offers, [&](const std::string& line) {
    task.offers.push_back(offer_from_json(line, Vocabulary{}).value);
  });
  each_line(queries, [&](const std::string& line) {
    const json::object query = object_of(line);
    Judged judged{
        .id = text_of(query, "id"), .words = text_of(query, "words"), .language = text_of(query, "language")};
    for (const json::value& id : query.at("right").as_array())
      judged.right.insert(std::string{id.as_string()});
    task.questions.push_back(std::move(judged));
  });
  return {std::move(task)};
}

/// Titles weigh no more than other text: they become a part of it.
std::vector<Offer> without_fields(std::vector<Offer> offers) {
  for (Offer& offer : offers) {
    for (const auto& [language, title] : offer.title)
      offer.description[language] = title + "\n" + offer.description[language];
    offer.title = {{"de", "·"}};
  }
  return offers;
}

Ranks ask_all(const std::vector<Task>& tasks, const QuestionSteps& steps, bool fields) {
  Ranks ranks;
  for (const Task& task : tasks)
    SearchedCatalog{fields ? task.offers : without_fields(task.offers)}.ask(task.questions, steps, ranks);
  return ranks;
}

void print_row(const char* name, const Ranks& ranks) {
  std::printf("| %-34s | %.3f | %.3f | %.3f | %.3f |\n", name, ranks.recall_at(1), ranks.recall_at(3),
              ranks.recall_at(10), ranks.mean_reciprocal());
}

void print_table(const std::vector<Task>& tasks) {
  std::printf(
      "| step                               |   R@1 |   R@3 |  R@10 |   MRR |\n| --- | ---: | ---: | ---: | "
      "---: |\n");
  QuestionSteps steps{
      .stop = false, .fold = false, .stem = false, .split = false, .synonyms = false, .spelling = false};
  print_row("plain words (BM25)", ask_all(tasks, steps, false));
  const auto add = [&](const char* name, bool QuestionSteps::*step) {
    steps.*step = true;
    print_row(name, ask_all(tasks, steps, false));
  };
  add("+ stop words", &QuestionSteps::stop);
  add("+ fold", &QuestionSteps::fold);
  add("+ stem", &QuestionSteps::stem);
  add("+ split compounds", &QuestionSteps::split);
  add("+ synonyms (concepts)", &QuestionSteps::synonyms);
  add("+ spelling", &QuestionSteps::spelling);
  print_row("+ fields (everything)", ask_all(tasks, steps, true));
  const auto without = [&](const char* name, bool QuestionSteps::*step) {
    QuestionSteps fewer;
    fewer.*step = false;
    print_row(name, ask_all(tasks, fewer, true));
  };
  without("everything but stop words", &QuestionSteps::stop);
  without("everything but fold", &QuestionSteps::fold);
  without("everything but stem", &QuestionSteps::stem);
  without("everything but splitting", &QuestionSteps::split);
  without("everything but synonyms", &QuestionSteps::synonyms);
  without("everything but spelling", &QuestionSteps::spelling);
}

void print_failures(const std::vector<Task>& tasks, std::size_t most) {
  const Ranks ranks = ask_all(tasks, {}, true);
  std::size_t i = 0;
  // The worst first: what is not among the ten at all.
  for (const bool missing : {true, false}) {
    i = 0;
    for (const Task& task : tasks)
      for (const Judged& question : task.questions) {
        const std::size_t at = ranks.first_right[i];
        if ((missing ? at == 0 : at > 1) && most > 0) {
          --most;
          std::printf("%s [%s] %s\n    right at %zu: %s; first: %s\n", question.id.c_str(),
                      question.language.c_str(), question.words.c_str(), at, question.right.begin()->c_str(),
                      ranks.top[i].c_str());
        }
        ++i;
      }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words{argv + 1, argv + argc};
  std::size_t failures = 0;
  if (words.size() > 2 && words[words.size() - 2] == "--failures") {
    failures = std::stoul(words.back());
    words.resize(words.size() - 2);
  }
  std::vector<Task> tasks;
  if (words.size() >= 2 && words[0] == "omos")
    tasks = read_omos(words[1], words.size() > 2 ? words[2] : "train");
  else if (words.size() == 3 && words[0] == "queries")
    tasks = read_queries(words[1], words[2]);
  else {
    std::cerr << "Usage: search_evaluation omos FOLDER [train|dev] | queries OFFERS QUERIES [--failures N]\n";
    return 2;
  }
  if (failures > 0)
    print_failures(tasks, failures);
  else
    print_table(tasks);
  return 0;
}
