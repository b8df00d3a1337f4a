#include "native/report_command.hpp"

#include "core/assessment.hpp"
#include "core/page.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/session.hpp"
#include "native/file.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"

namespace twotrack::native {
namespace {

ExitCode refuse(std::string_view file, const std::string& sentence) {
    write_standard_error(error_line(file, sentence));
    return BadInput;
}

ExitCode refuse(std::string_view file, const std::vector<Diagnostic>& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) write_standard_error(diagnostic_line(file, diagnostic));
    return BadInput;
}

}  // namespace

ExitCode run_report(const ReportOptions& options) {
    const auto assessment_text = read_file(options.assessment_path);
    if (!assessment_text) return refuse(options.assessment_path, assessment_text.error());
    const auto assessment = parse_assessment(*assessment_text);
    if (!assessment) return refuse(options.assessment_path, assessment.error());

    const bool from_standard_input = options.answers_path == "-";
    const std::string answers_name = from_standard_input ? "<stdin>" : options.answers_path;
    const auto answers_text = from_standard_input ? read_standard_input() : read_file(options.answers_path);
    if (!answers_text) return refuse(answers_name, answers_text.error());
    const auto answers = parse_answers(*assessment, *answers_text);
    if (!answers) return refuse(answers_name, answers.error());

    Result result = score(*assessment, *answers);
    result.quality = quality_of(*assessment, *answers);
    if (options.format == ReportFormat::Json)
        return write_standard_output(result_json(*assessment, *answers, result) + "\n");
    return write_standard_output(
        printable(page_text(build_report(*assessment, result, &*answers), columns_of_standard_output())));
}

}  // namespace twotrack::native
