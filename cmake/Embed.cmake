# SPDX-License-Identifier: GPL-2.0-or-later
# passgenau_embed(<target> <name> <file>…): compiles text files into <target>. Each file STEM.ext becomes
#
#   namespace passgenau::data { extern const std::string_view <name>_STEM; }
#
# and all of them one table of (STEM, text), sorted by STEM, so that adding a file needs no code:
#
#   namespace passgenau::data { extern const std::span<const std::pair<std::string_view, std::string_view>> <name>; }
#
# Consumers write the declaration that they need; there is no header. Everything is constant-initialised, so that other
# static objects may read it. A changed file is compiled in again by the next build.
set(PASSGENAU_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_DIR}/EmbedScript.cmake")

function(passgenau_embed target name)
  set(files ${ARGN})
  list(SORT files)
  set(paths "")
  foreach(file IN LISTS files)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND paths "${file}")
  endforeach()
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" -D "NAME=${name}" -D "OUTPUT=${output}" -P "${PASSGENAU_EMBED_SCRIPT}" -- ${paths}
    DEPENDS ${paths} "${PASSGENAU_EMBED_SCRIPT}"
    COMMENT "Embedding ${name}"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
