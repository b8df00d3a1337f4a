// Scoring without a session, for Node and servers.
#include "core/assessment/answers.hpp"
#include "core/scoring/result.hpp"
#include "core/session/share_code.hpp"
#include "web/module/exports.hpp"

namespace twotrack::web {
namespace {

std::string scored(const Assessment& assessment, const Answers& answers, Form form, const Texts& texts = {}) {
    return result_json(assessment, presented_answers(assessment, form, answers), score_form(assessment, answers, form),
                       texts);
}

enum class ScoreFormat { Result, ShareCode };

}  // namespace

/// Scores answers that did not come through a session. Returns 1 with the result as JSON or as a share code; 0 with the
/// diagnostics if the text does not contain answers to this assessment.
TWOTRACK_EXPORT(twotrack_score)
int twotrack_score(const AssessmentHandle* handle, const char* text, std::size_t size, ScoreFormat format) {
    const Assessment& assessment = *handle->assessment;
    const auto sheet = parse_answer_sheet(assessment, {text, size});
    if (!sheet) {
        return_text(diagnostics_json(sheet.error()));
        return 0;
    }
    return_text(format == ScoreFormat::Result
                    ? scored(assessment, sheet->answers, sheet->form, sheet->texts)
                    : share_code(assessment, score_form(assessment, sheet->answers, sheet->form)));
    return 1;
}

enum class CodeContent { None, Scores, Answers };

/// Returns the content of a code as JSON: the scores of a result, or answers with their result. Returns None with the
/// diagnostics if the code is not valid.
TWOTRACK_EXPORT(twotrack_code_read)
CodeContent twotrack_code_read(const AssessmentHandle* handle, const char* code, std::size_t size) {
    const Assessment& assessment = *handle->assessment;
    const auto shared = open_code(assessment, {code, size});
    if (!shared) {
        return_text(diagnostics_json({Diagnostic{"share-code", SourceLocation{}, shared.error()}}));
        return CodeContent::None;
    }
    if (!shared->answers) {
        return_text(scores_json(assessment, shared->result));
        return CodeContent::Scores;
    }
    return_text(scored(assessment, *shared->answers, shared->form));
    return CodeContent::Answers;
}

}  // namespace twotrack::web
