#include "native/cli/report_command.hpp"

#include "core/assessment/answers.hpp"
#include "core/assessment/assessment.hpp"
#include "core/page/page.hpp"
#include "core/report/report.hpp"
#include "core/scoring/result.hpp"
#include "core/scoring/score.hpp"
#include "core/session/session.hpp"
#include "native/program/command_input.hpp"
#include "native/program/messages.hpp"
#include "native/program/standard_output.hpp"

namespace twotrack::native {
ExitCode run_report(const ReportOptions& options) {
    const auto assessment = load_assessment(options.assessment_path);
    if (!assessment) return assessment.error();

    const std::string answers_name = name_of_input(options.answers_path);
    const auto answers_text = read_input(options.answers_path);
    if (!answers_text) return refuse(answers_name, answers_text.error());
    const auto sheet = parse_answer_sheet(*assessment, *answers_text);
    if (!sheet) return refuse(answers_name, sheet.error());

    const Result result = score_form(*assessment, sheet->answers, sheet->form);
    if (options.format == ReportFormat::Json) {
        const Answers answers = presented_answers(*assessment, sheet->form, sheet->answers);
        return write_standard_output(result_json(*assessment, answers, result, sheet->texts) + "\n");
    }
    return write_standard_output(printable(
        page_text(build_report(*assessment, result, &sheet->answers, sheet->form), columns_of_standard_output())));
}

}  // namespace twotrack::native
