// SPDX-License-Identifier: GPL-2.0-or-later
#include "c_api/import_options.hpp"

#include <array>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "c_api/options.hpp"
#include "model/problem.hpp"

namespace passgenau::c_api {

namespace {

void read_format(ObjectReader& reader, SourceFormat& format) {
  constexpr std::array formats{std::pair{"auto", SourceFormat::automatic},
                               std::pair{"jsonl", SourceFormat::json_lines},
                               std::pair{"csv", SourceFormat::csv}, std::pair{"hsds", SourceFormat::hsds}};
  std::string text;
  if (!reader.text("format", text)) return;
  for (const auto& [name, value] : formats)
    if (text == name) {
      format = value;
      return;
    }
  reader.report(Code::unknown_value, "format", "auto, jsonl, csv, hsds");
}

void read_rest(ObjectReader& reader, ImportRequest& request) {
  ImportOptions& options = request.options;
  read_format(reader, options.format);
  const json::value* mapping = reader.member("mapping");
  const json::value* crosswalk = reader.member("crosswalk");
  if (mapping != nullptr && crosswalk != nullptr)
    reader.report(Code::contradiction, "crosswalk", {}, "a mapping reads a format of its own");
  if (mapping != nullptr) options.mapping = Mapping::from_json(write_json(*mapping), "mapping");
  if (crosswalk != nullptr) options.crosswalk = Crosswalk::from_json(write_json(*crosswalk), "crosswalk");
  reader.boolean("replace", options.replace);
  reader.boolean("strict", options.strict);
  reader.boolean("force", options.force);
  reader.boolean("records", request.records);
}

}  // namespace

ImportRequest import_request(const char* options, std::size_t length) {
  ImportRequest request;
  std::vector<std::string> paths;
  read_options(options, length, [&](ObjectReader& reader) {
    read_rest(reader, request);
    reader.texts("files", paths);
  });
  // Where there are no options nothing was read.
  if (paths.empty()) refuse(Code::options_invalid, {make_problem(Code::missing, "/files")});
  for (const std::string& path : paths)
    request.files.push_back(file_on_disk(path, request.options.format));
  return request;
}

ImportRequest import_request(const char* options, std::size_t length, std::string_view text) {
  ImportRequest request;
  std::string name = "text";
  read_options(options, length, [&](ObjectReader& reader) {
    read_rest(reader, request);
    reader.text("file_name", name);
  });
  request.files.push_back(
      {.name = name, .open = [text] { return std::make_unique<std::istringstream>(std::string{text}); }});
  return request;
}

}  // namespace passgenau::c_api
