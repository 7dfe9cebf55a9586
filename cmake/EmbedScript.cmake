# SPDX-License-Identifier: GPL-2.0-or-later
# cmake -D NAME=… -D OUTPUT=….cpp -P EmbedScript.cmake -- FILE…   (see Embed.cmake)
#
# Every byte is written as \xHH in short literals that the compiler joins: no encoding to trust, no escape to get wrong (the
# next character is always a backslash or a quote), no limit on a line. CMake alone, so that a fresh machine needs nothing more.
cmake_minimum_required(VERSION 3.25)

set(files "")
set(after_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(after_dashes)
    list(APPEND files "${CMAKE_ARGV${i}}")
  elseif(CMAKE_ARGV${i} STREQUAL "--")
    set(after_dashes TRUE)
  endif()
endforeach()

string(REPEAT "\\\\x[0-9a-f][0-9a-f]" 32 full_line)
set(definitions "")
set(rows "")
foreach(path IN LISTS files)
  cmake_path(GET path STEM LAST_ONLY stem)
  string(MAKE_C_IDENTIFIER "${NAME}_${stem}" symbol)
  file(READ "${path}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
  string(REGEX REPLACE "(${full_line})" "\\1\"\n    \"" bytes "${bytes}")
  set(view "${symbol}_bytes, sizeof ${symbol}_bytes - 1")
  string(APPEND definitions
    "static constexpr char ${symbol}_bytes[] =\n    \"${bytes}\";\n"
    "extern const std::string_view ${symbol};\n"
    "constinit const std::string_view ${symbol}{${view}};\n\n")
  string(APPEND rows "    {\"${stem}\", std::string_view{${view}}},\n")
endforeach()

# An empty array is not C++; without files the table is an empty span.
if(files)
  set(table "static constexpr std::pair<std::string_view, std::string_view> ${NAME}_rows[] = {\n${rows}};\n")
  set(span "{${NAME}_rows}")
else()
  set(table "")
  set(span "{}")
endif()

file(WRITE "${OUTPUT}"
  "// Made by cmake/EmbedScript.cmake; do not edit.\n"
  "#include <span>\n#include <string_view>\n#include <utility>\n\n"
  "namespace passgenau::data {\n\n"
  "${definitions}${table}\n"
  "extern const std::span<const std::pair<std::string_view, std::string_view>> ${NAME};\n"
  "constinit const std::span<const std::pair<std::string_view, std::string_view>> ${NAME}${span};\n\n"
  "}  // namespace passgenau::data\n")
