#include "native/desktop/default_assessment.hpp"

#include <filesystem>

#include "native/program/own_folder.hpp"

namespace twotrack::native {

std::string default_assessment_path(const char* program) {
    namespace fs = std::filesystem;
    std::error_code none;
    fs::path folder = own_folder();
    if (folder.empty()) folder = fs::absolute(program, none).parent_path();
    constexpr const char* name = "career-track.json";
    const fs::path here = fs::path("assessments") / name;
    // The folder of the installation comes first: for an installed program, the folder three levels up is unrelated.
    for (const fs::path& candidate : {folder / "../share/twotrack" / name, folder / "../../../assessments" / name})
        if (fs::is_regular_file(candidate, none)) return candidate.lexically_normal().string();
    return here.string();
}

}  // namespace twotrack::native
