#include "native/program/command_input.hpp"

#include "core/assessment/parse/parse_assessment.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {

ExitCode refuse(std::string_view file, std::string_view sentence) {
    write_standard_error(error_line(file, sentence));
    return BadInput;
}

ExitCode refuse(std::string_view file, const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) write_standard_error(diagnostic_line(file, diagnostic));
    return BadInput;
}

ExitCode refuse(std::string_view file, const std::vector<RowFault>& faults) {
    write_standard_error(fault_lines(file, faults));
    return BadInput;
}

std::expected<Assessment, ExitCode> load_assessment(const std::string& path) {
    const auto text = read_file_or_pipe(path);
    if (!text) return std::unexpected(refuse(path, text.error()));
    auto assessment = parse_assessment(*text);
    if (!assessment) return std::unexpected(refuse(path, assessment.error()));
    return std::move(*assessment);
}

std::string name_of_input(const std::string& path) { return path == "-" ? "<stdin>" : path; }

std::expected<std::string, std::string> read_input(const std::string& path) {
    return path == "-" ? read_standard_input() : read_file_or_pipe(path);
}

}  // namespace twotrack::native
