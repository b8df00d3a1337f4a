#include "tests/fuzz/ways.hpp"

#include <algorithm>

#include "core/assessment/answers.hpp"
#include "core/base/blank.hpp"
#include "core/base/utf8.hpp"
#include "tests/fuzz/must.hpp"

namespace twotrack::fuzz {
namespace {

void check_way(const Assessment& assessment, const Way& way) {
    const auto places = positions_of(assessment, way);
    must(std::ranges::count(places, way.position) == 1, "one is in a place that there is, once");
    must(!way.is_reviewing || way.position.kind == Position::Kind::Card, "what is looked over is a card");
    must(way.form == Form::Full || assessment.has_short_form, "a short form is one that there is");
    check_answers(assessment, way.answers, way.texts);
    must(way.response_times_ms.size() == assessment.items.size(), "there is a time for each item");
    for (std::size_t i = 0; i < way.answers.size(); ++i)
        must(way.answers[i] || way.response_times_ms[i] == 0, "there is no time without an answer");
}

}  // namespace

void check_answers(const Assessment& assessment, const Answers& answers, const Texts& texts) {
    must(answers.size() == assessment.items.size() && texts.size() == answers.size(), "there is a place for each item");
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const bool is_text = assessment.items[i].kind == ItemKind::ShortText;
        must(is_text || texts[i].empty(), "only a question for a text has one");
        must(n_characters(texts[i]) <= max_text_characters, "a text is not too long");
        if (!answers[i]) must(is_blank(texts[i]), "a text that can be seen is an answer");
        else if (!is_text) must(!options_of(assessment, i, answers[i]).empty(), "an answer is one of its item's");
        else must(answers[i] == 0, "that there is a text is told by 0");
    }
}

bool same_way(const Way& one, const Way& other) {
    for (std::size_t i = 0; i < one.texts.size(); ++i)
        if (one.texts[i] != other.texts[i] && !(is_blank(one.texts[i]) && is_blank(other.texts[i]))) return false;
    return one.seed == other.seed && one.form == other.form && one.position == other.position &&
           one.is_reviewing == other.is_reviewing && one.answers == other.answers &&
           one.response_times_ms == other.response_times_ms;
}

void check_session(const Assessment& assessment, const Session& session) {
    check_way(assessment, session);
    if (session.replaced) {
        check_way(assessment, *session.replaced);
        must(n_answered(*session.replaced) > 0, "there is something to bring back");
    }
    const auto kept = restore_session(assessment, snapshot_json(assessment, session), session.entered_at_ms);
    must(kept.has_value(), "what was kept can be fetched again");
    must(same_way(*kept, session), "what was kept is as it was");
    must(kept->replaced.has_value() == session.replaced.has_value() &&
             (!kept->replaced || same_way(*kept->replaced, *session.replaced)),
         "what can be brought back is kept as it was");
    must(!kept->shared && !kept->is_welcome, "what is open over one's own page is not kept");
}

}  // namespace twotrack::fuzz
