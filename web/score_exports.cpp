// Scoring without a session, for Node and servers.
#include "core/answer_quality.hpp"
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
    Result result = score_form(*handle->assessment, sheet->answers, sheet->form);
    result.quality = quality_of(*handle->assessment, sheet->answers);
    return_text(result_json(*handle->assessment, sheet->answers, result));
    return 1;
}

}  // namespace twotrack::web
