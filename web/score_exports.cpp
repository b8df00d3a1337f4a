// Scoring without a session, for Node and servers.
#include "core/choice.hpp"
#include "core/result.hpp"
#include "web/exports.hpp"

namespace twotrack::web {

/// 1 and the result as JSON, for answers that did not come through a session; 0 and the diagnostics when they are
/// no answers to this assessment.
TWOTRACK_EXPORT(twotrack_score) int twotrack_score(const AssessmentHandle* handle, const char* text, std::size_t size) {
    const auto sheet = parse_answer_sheet(*handle->assessment, {text, size});
    if (!sheet) {
        return_text(diagnostics_json(sheet.error()));
        return 0;
    }
    const Assessment& assessment = *handle->assessment;
    return_text(result_json(assessment, presented_answers(assessment, sheet->form, sheet->answers),
                            score_form(assessment, sheet->answers, sheet->form), sheet->texts));
    return 1;
}

}  // namespace twotrack::web
