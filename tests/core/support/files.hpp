#pragma once

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <string>

namespace twotrack::test {

/// The bytes of a file of the source tree.
inline std::string read_file(const std::string& path) {
    std::ifstream file(TWOTRACK_SOURCE_DIR "/" + path, std::ios::binary);
    INFO(path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string career_track_text() { return read_file("assessments/career-track.json"); }

}  // namespace twotrack::test
