// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "passgenau/exchange.hpp"

/// What the tests of the exchange share.
namespace passgenau::test {

using Strings = std::vector<std::string>;

std::optional<std::string> text_of_file(const std::filesystem::path& path);
/// A file of the open data; the test skips, and says so, where it is absent.
std::filesystem::path open_data(const std::string& name);

ImportReport import(CatalogWriter& writer, const std::string& text, const ImportOptions& options = {});
std::string offer_line(const std::string& id, const std::string& title = "T");

/// "code@line pointer", for each problem.
Strings places(const std::vector<Problem>& problems);
/// "code pointer", for each problem but the fields that a mapping keeps.
Strings pointers(const std::vector<Problem>& problems);
Strings kept_fields(const std::vector<Problem>& problems);
/// "read = accepted(replaced) + kept + left out, -removed".
std::string counts(const ImportReport& report);

/// A mapping with rules for id and title, and these.
Mapping mapping(const std::string& fields, const std::string& more = "");
/// What a record becomes, without the id and title that all have here. Without `problems` it has none.
std::string mapped(const Mapping& mapping, const std::string& record, Strings* problems = nullptr);
/// "code pointer" of what is wrong with a mapping file.
Strings mapping_problems(const std::string& text);

}  // namespace passgenau::test
