#include "native/report_command.hpp"

#include "core/assessment.hpp"
#include "core/page.hpp"
#include "core/result.hpp"
#include "core/score.hpp"
#include "core/session.hpp"
#include "native/command_input.hpp"
#include "native/messages.hpp"
#include "native/standard_output.hpp"

namespace twotrack::native {
ExitCode run_report(const ReportOptions& options) {
    const auto assessment = load_assessment(options.assessment_path);
    if (!assessment) return assessment.error();

    const std::string answers_name = name_of_input(options.answers_path);
    const auto answers_text = read_input(options.answers_path);
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
