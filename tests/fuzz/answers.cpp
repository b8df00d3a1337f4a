// Answers from a file, and progress from a page's storage: each input is tried as both.
#include <algorithm>

#include "core/assessment/answers.hpp"
#include "core/base/utf8.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/scoring/result.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/findings.hpp"
#include "tests/fuzz/json_mutator.hpp"
#include "tests/fuzz/require.hpp"
#include "tests/fuzz/session_paths.hpp"

using namespace twotrack;
using fuzz::require;

namespace {

const Assessment& assessment() {
    static const Assessment read = fuzz::assessment_of_file(fuzz::every_kind_path);
    return read;
}

void check_sheet(std::string_view text) {
    const auto sheet = parse_answer_sheet(assessment(), text);
    if (!sheet) {
        fuzz::check_findings(text, sheet.error());
        return;
    }
    fuzz::check_answers(assessment(), sheet->answers, sheet->texts);
    const Result result = score_form(assessment(), sheet->answers, sheet->form);
    const std::string written = result_json(assessment(), sheet->answers, result, sheet->texts);
    require(is_utf8(written), "a result is UTF-8");
    const auto again = parse_answer_sheet(assessment(), written);
    require(again && again->answers == sheet->answers && again->texts == sheet->texts && again->form == sheet->form,
            "a result is an answers file with the same answers");
    require(!result_csv(assessment(), sheet->answers, result, sheet->texts).empty(), "a result can be a row");
}

void check_snapshot(std::string_view text) {
    const auto session = restore_session(assessment(), text, 7);
    if (!session) return;
    fuzz::check_session(assessment(), *session);
    const Page page = build_page(assessment(), *session);
    require(is_utf8(page_json(page)), "the page of a snapshot can be shown");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_sheet(text);
    check_snapshot(text);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most_bytes,
                                               unsigned seed) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    return fuzz::put(fuzz::mutated_json(text, most_bytes, seed), data, most_bytes);
}
