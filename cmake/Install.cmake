# SPDX-License-Identifier: GPL-2.0-or-later
# Components: passgenau_runtime (library), passgenau_development (headers, CMake package, passgenau.pc), passgenau_program.
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/passgenau")

install(TARGETS passgenau EXPORT passgenauTargets
  LIBRARY COMPONENT passgenau_runtime NAMELINK_COMPONENT passgenau_development
  ARCHIVE COMPONENT passgenau_development
  RUNTIME COMPONENT passgenau_runtime)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
  COMPONENT passgenau_development FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h")
if(PASSGENAU_CLI)
  install(TARGETS passgenau_cli RUNTIME COMPONENT passgenau_program)
endif()

install(EXPORT passgenauTargets NAMESPACE passgenau:: DESTINATION "${package_dir}" COMPONENT passgenau_development)
configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/passgenauConfig.cmake.in" "${PROJECT_BINARY_DIR}/passgenauConfig.cmake"
  INSTALL_DESTINATION "${package_dir}")
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/passgenauConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/passgenauConfig.cmake" "${PROJECT_BINARY_DIR}/passgenauConfigVersion.cmake"
  DESTINATION "${package_dir}" COMPONENT passgenau_development)

# passgenau.pc names no absolute path, so that `cmake --install --prefix` and a moved tree stay right.
set(pc_dir "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH PC_PREFIX "${pc_dir}" "${CMAKE_INSTALL_PREFIX}")
file(RELATIVE_PATH PC_LIBDIR "${pc_dir}" "${CMAKE_INSTALL_FULL_LIBDIR}")
file(RELATIVE_PATH PC_INCLUDEDIR "${pc_dir}" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
foreach(path PC_PREFIX PC_LIBDIR PC_INCLUDEDIR)
  string(REGEX REPLACE "/$" "" ${path} "${${path}}")
endforeach()
# Who links libpassgenau.a needs what it was built on; who links libpassgenau.so needs nothing more, not even installed.
set(PC_DEPENDENCIES "Libs: -L\${libdir} -lpassgenau")
if(NOT BUILD_SHARED_LIBS)
  string(APPEND PC_DEPENDENCIES " -lboost_json -pthread\nRequires: xapian-core >= 1.4.20, libzip >= 1.7, icu-i18n >= 70, icu-uc >= 70")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/passgenau.pc.in" "${PROJECT_BINARY_DIR}/passgenau.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/passgenau.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig"
  COMPONENT passgenau_development)
