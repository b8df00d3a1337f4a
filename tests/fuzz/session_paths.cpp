#include "tests/fuzz/session_paths.hpp"

#include <algorithm>

#include "core/assessment/answers.hpp"
#include "core/base/blank.hpp"
#include "core/base/utf8.hpp"
#include "tests/fuzz/require.hpp"

namespace twotrack::fuzz {
namespace {

void check_progress(const Assessment& assessment, const SessionProgress& progress) {
    const auto places = positions_of(assessment, progress);
    require(std::ranges::count(places, progress.position) == 1, "the position exists exactly once");
    require(!progress.is_reviewing || progress.position.kind == Position::Kind::Card, "what is looked over is a card");
    require(progress.form == Form::Full || assessment.has_short_form, "the short form exists");
    check_answers(assessment, progress.answers, progress.texts);
    require(progress.response_times_ms.size() == assessment.items.size(), "there is a time for each item");
    for (std::size_t i = 0; i < progress.answers.size(); ++i)
        require(progress.answers[i] || progress.response_times_ms[i] == 0, "there is no time without an answer");
}

}  // namespace

void check_answers(const Assessment& assessment, const Answers& answers, const Texts& texts) {
    require(answers.size() == assessment.items.size() && texts.size() == answers.size(),
            "there is a place for each item");
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool is_text = assessment.items[i].kind == ItemKind::ShortText;
        require(is_text || texts[i].empty(), "only a question for a text has one");
        require(n_characters(texts[i]) <= max_text_characters, "a text is not too long");
        if (!answers[i]) require(is_blank(texts[i]), "a text that can be seen is an answer");
        else if (!is_text) require(!options_of(assessment, i, answers[i]).empty(), "an answer is one of its item's");
        else require(answers[i] == 0, "that there is a text is told by 0");
    }
}

bool same_progress(const SessionProgress& one, const SessionProgress& other) {
    for (std::size_t i = 0; i < one.texts.size(); ++i)
        if (one.texts[i] != other.texts[i] && !(is_blank(one.texts[i]) && is_blank(other.texts[i]))) return false;
    return one.seed == other.seed && one.form == other.form && one.position == other.position &&
           one.is_reviewing == other.is_reviewing && one.answers == other.answers &&
           one.response_times_ms == other.response_times_ms;
}

void check_session(const Assessment& assessment, const Session& session) {
    check_progress(assessment, session);
    if (session.replaced) {
        check_progress(assessment, *session.replaced);
        require(n_answered(*session.replaced) > 0, "there is something to bring back");
    }
    const auto kept = restore_session(assessment, snapshot_json(assessment, session), session.entered_at_ms);
    require(kept.has_value(), "what was kept can be fetched again");
    require(same_progress(*kept, session), "what was kept is as it was");
    require(kept->replaced.has_value() == session.replaced.has_value() &&
                (!kept->replaced || same_progress(*kept->replaced, *session.replaced)),
            "what can be brought back is kept as it was");
    require(!kept->shared && !kept->is_welcome, "what is open over one's own page is not kept");
}

}  // namespace twotrack::fuzz
