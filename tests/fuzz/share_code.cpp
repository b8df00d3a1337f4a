// Codes from links. The first byte of the input selects the assessment, the second how the rest is read: as a code; as
// bytes that are encoded with a correct checksum, which a fuzzer would never guess; or as answers.
#include "core/session/share_code.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/base/utf8.hpp"
#include "core/page/page.hpp"
#include "core/quiz/quiz.hpp"
#include "core/session/checked_text.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/require.hpp"

using namespace twotrack;
using fuzz::require;

namespace {

/// The context of an assessment's answers, copied from share_code.cpp; `whose` fails if they no longer agree.
std::string answers_context(const Assessment& assessment) {
    std::string context = assessment.id;
    for (std::size_t i = 0; i < assessment.items.size(); ++i) {
        const bool is_text = assessment.items[i].kind == ItemKind::ShortText;
        context += " " + assessment.items[i].id + ":" + std::to_string(is_text ? 0 : n_responses(assessment, i));
    }
    return context;
}

struct CodeOwner {
    Assessment assessment;
    std::string context;
};

const CodeOwner& whose(std::size_t which) {
    static const std::vector<CodeOwner> all = [] {
        std::vector<CodeOwner> made;
        for (const char* path : {"assessments/career-track.json", "assessments/big-five.json",
                                 "assessments/next-project.json", fuzz::every_kind_path}) {
            Assessment assessment = fuzz::assessment_of_file(path);
            std::string context = answers_context(assessment);
            const auto checked = decode_checked(answers_code(assessment, Answers(assessment.items.size()), Form::Full));
            require(checked && checked->fits(context), "this file knows what answers are encoded with");
            made.push_back({std::move(assessment), std::move(context)});
        }
        return made;
    }();
    return all[which % all.size()];
}

void check_same(const Result& one, const Result& other) {
    require(one.scales.size() == other.scales.size(), "a code made again has as many scales");
    for (std::size_t s = 0; s < one.scales.size(); ++s) {
        const auto &a = one.scales[s], &b = other.scales[s];
        require(a.estimate.theta == b.estimate.theta && a.estimate.standard_error == b.estimate.standard_error,
                "a code made again has the same scores");
        require(a.estimate.n_answered == b.estimate.n_answered && a.n_presented == b.n_presented,
                "a code made again has the same counts");
    }
    require(one.outcome == other.outcome && one.certainty == other.certainty && one.covariance == other.covariance &&
                one.p_outcome == other.p_outcome,
            "a code made again has the same outcome");
    require(one.lean.has_value() == other.lean.has_value(), "a code made again has a lean or none");
}

void check_shared(const Assessment& assessment, const Shared& shared) {
    const Result& result = shared.result;
    require(result.scales.size() == assessment.scales.size(), "a result has all scales");
    for (const ScaleScore& score : result.scales)
        require(std::isfinite(score.estimate.theta) && score.estimate.standard_error > 0, "scores are numbers");
    if (result.lean)
        require(std::isfinite(result.lean->estimate) && std::isfinite(result.lean->standard_error) &&
                    result.lean->p_people >= 0 && result.lean->p_people <= 1,
                "a lean is a number");
    if (shared.answers) {
        const auto again = open_code(assessment, answers_code(assessment, *shared.answers, shared.form));
        require(again && again->answers == shared.answers && again->form == shared.form,
                "answers that were read are written as they are");
        check_same(result, again->result);
    } else {
        const auto again = open_code(assessment, share_code(assessment, result));
        require(again && !again->answers, "a result that was read can be written");
        check_same(result, again->result);
    }
    Session session = start_session(assessment, 0);
    session.shared = shared;
    const Page page = build_page(assessment, session);
    require(is_utf8(page_json(page)) && is_utf8(page_text(page)), "a shared report can be shown");
    for (const Control* control : controls_of(page))
        require(activate(assessment, session, page, control->id, Advance::GoOn, 0).has_value(),
                "the controls of a shared report work");
}

/// Answers with at least one byte per item. A value that is not an answer to its item counts as no answer.
Answers answers_from(const Assessment& assessment, std::string_view bytes) {
    Answers answers(assessment.items.size());
    for (std::size_t i = 0, at = 0; i < answers.size() && at < bytes.size(); ++i) {
        if (assessment.items[i].kind == ItemKind::ShortText) continue;
        std::vector<int> options;
        for (std::size_t n = selection_of(assessment.items[i].kind) == Selection::One ? 1 : 6; n > 0; --n)
            if (at < bytes.size() && bytes[at++] >= '0') options.push_back(bytes[at - 1] - '0');
        answers[i] = response_of(assessment, i, options);
    }
    return answers;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.size() < 2) return 0;
    const auto& [assessment, context] = whose(static_cast<std::size_t>(data[0]) - '0');
    const std::string_view rest = input.substr(2);
    if (input[1] == 'a') {
        const Answers answers = answers_from(assessment, rest);
        const std::string code = answers_code(assessment, answers, Form::Full);
        if (code.empty()) return 0;
        const auto opened = open_code(assessment, code);
        require(opened && opened->answers == answers, "answers that were written are read");
        check_shared(assessment, *opened);
        return 0;
    }
    const std::string code = input[1] == 'r'   ? encode_checked(assessment.id, "\1" + std::string(rest))
                             : input[1] == 's' ? encode_checked(context, "\2" + std::string(rest))
                                               : std::string(rest);
    const auto opened = open_code(assessment, code);
    if (opened) check_shared(assessment, *opened);
    else require(!opened.error().empty() && is_utf8(opened.error()), "what is refused is told why");
    return 0;
}
