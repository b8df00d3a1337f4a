#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace twotrack::test {

/// The bytes of a file in the source tree. @throws if the file cannot be read, which fails the test
inline std::string read_file(const std::string& path) {
    std::ifstream file(TWOTRACK_SOURCE_DIR "/" + path, std::ios::binary);
    if (!file.good()) throw std::runtime_error(path + " cannot be read");
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string career_track_text() { return read_file("assessments/career-track.json"); }

}  // namespace twotrack::test
