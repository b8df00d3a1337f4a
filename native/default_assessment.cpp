#include "native/open_assessment.hpp"

#include <filesystem>

#include "core/assessment.hpp"
#include "native/error_page.hpp"
#include "native/file.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"

namespace twotrack::native {

std::string default_assessment_path(const char* program) {
    namespace fs = std::filesystem;
    std::error_code none;
    // Linux knows where the program is however it was called; elsewhere its name has to do.
    fs::path executable = fs::read_symlink("/proc/self/exe", none);
    if (executable.empty()) executable = fs::absolute(program, none);
    const fs::path folder = executable.parent_path();
    constexpr const char* name = "career-track.json";
    const fs::path here = fs::path("assessments") / name;
    for (const fs::path& candidate : {folder / "../../../assessments" / name, folder / "../share/twotrack" / name})
        if (fs::is_regular_file(candidate, none)) return candidate.lexically_normal().string();
    return here.string();
}

DesktopApp open_assessment(const std::string& path, std::int64_t now_ms) {
    const auto text = read_file(path);
    if (!text) {
        write_standard_error(error_line(path, text.error()));
        return DesktopApp(error_page(path, text.error()));
    }
    auto assessment = parse_assessment(*text);
    if (!assessment) {
        for (const Diagnostic& diagnostic : assessment.error()) write_standard_error(diagnostic_line(path, diagnostic));
        return DesktopApp(error_page(path, assessment.error()));
    }
    return DesktopApp(std::move(*assessment), now_ms);
}

}  // namespace twotrack::native
