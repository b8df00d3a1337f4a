#include "native/desktop/authoring/assessment_file.hpp"

#include <utility>

#include "core/assessment/parse/parse_assessment.hpp"
#include "native/program/messages.hpp"

namespace twotrack::native {

std::expected<AssessmentFile, FileFault> assessment_in(const std::string& path, const FileWatch::Content& content) {
    if (!content) return std::unexpected(FileFault{path, content.error(), {}});
    auto assessment = parse_assessment(*content);
    if (!assessment) return std::unexpected(FileFault{path, {}, std::move(assessment.error())});
    return AssessmentFile{path, *content, std::move(*assessment)};
}

std::string fault_lines(const FileFault& fault) {
    if (!fault.unreadable.empty()) return error_line(fault.path, fault.unreadable);
    std::string lines;
    for (const Diagnostic& diagnostic : fault.diagnostics) lines += diagnostic_line(fault.path, diagnostic);
    return lines;
}

}  // namespace twotrack::native
