// Assessments as JSON. A refused text has findings at places in it. An accepted assessment is complete, can be
// presented from the first page to the report, and does not depend on how its JSON was written.
#include <algorithm>
#include <cmath>

#include "core/assessment/answers.hpp"
#include "core/assessment/parse/parse_assessment.hpp"
#include "core/authoring/lint.hpp"
#include "core/base/utf8.hpp"
#include "core/page/page.hpp"
#include "core/quiz/page_list.hpp"
#include "core/quiz/quiz.hpp"
#include "core/report/report.hpp"
#include "core/scoring/result.hpp"
#include "core/session/share_code.hpp"
#include "core/translation/pseudo_text.hpp"
#include "core/translation/text_replacement.hpp"
#include "core/translation/translatable_text.hpp"
#include "core/translation/translation_check.hpp"
#include "tests/fuzz/assessment_files.hpp"
#include "tests/fuzz/findings.hpp"
#include "tests/fuzz/json_mutator.hpp"
#include "tests/fuzz/require.hpp"
#include "tests/fuzz/session_paths.hpp"

using namespace twotrack;
using fuzz::require;

namespace {

/// Slow checks run only on small assessments.
constexpr std::size_t most_items_linted = 20, most_pages_shown = 80;

void check_whole(const Assessment& assessment) {
    require(!assessment.items.empty() && !assessment.scales.empty(), "there are items and scales");
    for (const Item& item : assessment.items) {
        require(item.section < assessment.sections.size() &&
                    item.response_format < assessment.response_formats.size() && item.card < assessment.cards.size(),
                "an item's indices are in range");
        const Card& card = assessment.cards[item.card];
        require(card.first_item + card.n_items <= assessment.items.size(), "a card holds items");
        const ResponseFormat& format = assessment.response_formats[item.response_format];
        require(format.n_ordered <= format.categories.size() && format.categories.size() <= 11,
                "a format has so many categories as it may");
        if (!item.measure) continue;
        const Scale& scale = assessment.scales[item.measure->scale];
        require(&assessment.items[scale.items[item.measure->index_in_scale]] == &item, "a scale knows its items");
        const auto& parameters = scale.bank.items()[item.measure->index_in_scale];
        require(parameters.n_categories() == format.categories.size(), "parameters match the categories");
    }
    for (const Scale& scale : assessment.scales) require(!scale.items.empty(), "a scale has an item");
    for (const SynonymPair& pair : assessment.synonym_pairs)
        require(pair.first < assessment.items.size() && pair.second < assessment.items.size(), "pairs are of items");
}

/// Answers that are all lowest or all highest.
Answers extreme_answers(const Assessment& assessment, bool highest) {
    Answers answers(assessment.items.size());
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (const auto n = static_cast<int>(assessment.n_categories(i)); n > 0)
            answers[i] = chosen(assessment, i, std::nullopt, highest ? n - 1 : 0);
    return answers;
}

std::string shown(const Page& page) {
    const std::string json = page_json(page);
    require(is_utf8(json) && json::parse(json), "a page is JSON");
    return json;
}

std::string report_of(const Assessment& assessment, bool highest) {
    const Answers answers = extreme_answers(assessment, highest);
    std::string told;
    for (const Form form : {Form::Full, Form::Short}) {
        const Result result = score_form(assessment, answers, form);
        for (const ScaleScore& score : result.scales)
            require(std::isfinite(score.estimate.theta) && score.estimate.standard_error > 0, "scores are numbers");
        const Page page = build_report(assessment, result, &answers, form);
        require(is_utf8(page_text(page)) && is_utf8(page_text(page, 20)), "a report can be read");
        told += shown(page) + shown(build_summary(assessment, result)) + result_json(assessment, answers, result) +
                result_csv(assessment, answers, result);
        const std::string code = share_code(assessment, result);
        require(code.size() > 200 || open_code(assessment, code).has_value(), "a result's code can be opened");
    }
    return told;
}

/// Every page on the way to the report; on every second page the first option is chosen.
std::string way_through(const Assessment& assessment, Form form) {
    std::string told;
    Session session = start_session(assessment, 0, 7);
    session.form = form;
    for (std::size_t n = 0; n < most_pages_shown && !is_complete(session); ++n) {
        const Page page = build_page(assessment, session);
        told += shown(page);
        if (const auto card = current_card(session); card && n % 2 == 0)
            if (const auto after = apply(assessment, session, Answer{assessment.cards[*card].first_item, 0}, 0))
                session = *after;
        const auto next = apply(assessment, session, Next{}, 0), skipped = apply(assessment, session, Skip{}, 0);
        require(next || skipped, "every page leads on");
        session = next ? *next : *skipped;
    }
    fuzz::check_session(assessment, session);
    std::vector<std::string> ids;
    for (const PageEntry& page : pages_of(assessment, session)) ids.push_back(page.id);
    std::ranges::sort(ids);
    require(std::ranges::adjacent_find(ids) == ids.end(), "no two pages have one id");
    return told;
}

std::string transcript(const Assessment& assessment) {
    return way_through(assessment, Form::Full) +
           (assessment.has_short_form ? way_through(assessment, Form::Short) : "") + report_of(assessment, false) +
           report_of(assessment, true);
}

Assessment parsed(std::string_view text, std::string_view what) {
    auto assessment = parse_assessment(text);
    require(assessment.has_value(), what);
    return std::move(*assessment);
}

void check_translations(std::string_view text, const json::Value& root, const Assessment& assessment) {
    const std::string same = with_texts(text, assessment.language, {});
    require(transcript(parsed(same, "an assessment with its own texts is one")) == transcript(assessment),
            "texts that are not translated stay as they are");
    Translations translations;
    for (const TranslatableText& each : translatable_texts(text, root))
        translations[each.context] = pseudo_text(each.text);
    (void)transcript(parsed(with_texts(text, "en-XA", translations), "a translation is an assessment"));
    for (const Diagnostic& finding : translation_findings(text, same))
        require(finding.rule == "untranslated" || finding.rule == "missing-word",
                "an assessment differs from itself in no value");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto assessment = parse_assessment(text);
    if (!assessment) {
        fuzz::check_findings(text, assessment.error());
        return 0;
    }
    check_whole(*assessment);
    const std::string told = transcript(*assessment);
    const json::Value root = *json::parse(text);
    require(transcript(parsed(fuzz::json_text(root), "white space says nothing")) == told,
            "white space changes nothing");
    check_translations(text, root, *assessment);
    if (assessment->items.size() > most_items_linted) return 0;
    if (const auto doubts = lint(text, *assessment); !doubts.empty()) fuzz::check_findings(text, doubts);
    return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most_bytes,
                                               unsigned seed) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    return fuzz::put(fuzz::mutated_json(text, most_bytes, seed), data, most_bytes);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* one, std::size_t one_size,
                                                 const std::uint8_t* other, std::size_t other_size, std::uint8_t* out,
                                                 std::size_t most_bytes, unsigned seed) {
    return fuzz::put(fuzz::crossed_json({reinterpret_cast<const char*>(one), one_size},
                                        {reinterpret_cast<const char*>(other), other_size}, most_bytes, seed),
                     out, most_bytes);
}
