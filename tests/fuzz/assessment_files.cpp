#include "tests/fuzz/assessment_files.hpp"

#include <fstream>
#include <iterator>

#include "core/assessment/parse/parse_assessment.hpp"
#include "tests/fuzz/require.hpp"

namespace twotrack::fuzz {

std::string file_text(const std::string& path) {
    std::ifstream file(TWOTRACK_SOURCE_DIR "/" + path, std::ios::binary);
    require(file.good(), path);
    return {std::istreambuf_iterator<char>(file), {}};
}

Assessment assessment_of_file(const std::string& path) {
    auto assessment = parse_assessment(file_text(path));
    if (!assessment)
        require(false, path + ": " + assessment.error()[0].place.pointer + ": " + assessment.error()[0].sentence);
    return std::move(*assessment);
}

}  // namespace twotrack::fuzz
