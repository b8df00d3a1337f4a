# `cmake --install BUILD [--component programs|core]` installs the programs with the assessments, and the core for other
# projects, which find it with find_package(Twotrack 0.1). The installed tree can be moved: all paths are relative to
# it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(twotrack_data ${CMAKE_INSTALL_DATADIR}/twotrack)  # where native/desktop/default_assessment.cpp looks, from bin
set(twotrack_config ${CMAKE_INSTALL_LIBDIR}/cmake/Twotrack)

install(DIRECTORY assessments/ DESTINATION ${twotrack_data} COMPONENT programs FILES_MATCHING PATTERN *.json)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)

# The headers stay in a folder "core", because they include each other through it. With the parent folder on the path as
# well, other projects include <twotrack/core/scoring/score.hpp>.
target_include_directories(twotrack_core INTERFACE
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/twotrack>)
install(TARGETS twotrack_core EXPORT TwotrackTargets ARCHIVE COMPONENT core)
install(DIRECTORY core/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/twotrack/core COMPONENT core
    FILES_MATCHING PATTERN *.hpp
    # Headers that only the core's own files include.
    PATTERN parse.hpp EXCLUDE
    PATTERN checked_text.hpp EXCLUDE
    PATTERN parse_condition.hpp EXCLUDE
    PATTERN json_reader.hpp EXCLUDE
    PATTERN lint_*.hpp EXCLUDE
    PATTERN page_builder.hpp EXCLUDE
    PATTERN report_facts.hpp EXCLUDE
    PATTERN report_figures.hpp EXCLUDE
    PATTERN report_parts.hpp EXCLUDE)

install(EXPORT TwotrackTargets NAMESPACE Twotrack:: DESTINATION ${twotrack_config} COMPONENT core)
configure_package_config_file(cmake/TwotrackConfig.cmake.in TwotrackConfig.cmake
    INSTALL_DESTINATION ${twotrack_config} PATH_VARS twotrack_data)
# Before 1.0, a minor version may change public declarations.
write_basic_package_version_file(TwotrackConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/TwotrackConfig.cmake ${PROJECT_BINARY_DIR}/TwotrackConfigVersion.cmake
    DESTINATION ${twotrack_config} COMPONENT core)
