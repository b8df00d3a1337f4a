#include "core/assessment/interface_text.hpp"

#include <algorithm>

namespace twotrack {
namespace {

struct Entry {
    Word word;
    std::string_view key;
    std::string_view english;
};

constexpr Entry table[] = {
    {Word::Start, "start", "Start"},
    {Word::BringBack, "bring_back", "Bring my answers back"},
    {Word::Back, "back", "Back"},
    {Word::Next, "next", "Next"},
    {Word::Skip, "skip", "Skip"},
    {Word::ToReport, "to_report", "See the result"},
    {Word::Restart, "restart", "Take it again"},
    {Word::KeysHint, "keys_hint", "Keys 1–{count} answer"},
    {Word::Progress, "progress", "{current} of {total} · about {minutes} min left"},
    {Word::ProgressLast, "progress_last", "{current} of {total} · under a minute left"},
    {Word::SectionOf, "section_of", "{section}: question {current} of {total}"},
    {Word::CloseShared, "close_shared", "Take it yourself"},
    {Word::ResultBadge, "result_badge", "Your result"},
    {Word::SharedBadge, "shared_badge", "A shared result"},
    {Word::CertaintyOdds, "certainty_odds", "about {n} in {m}"},
    {Word::CertaintyMoreThan, "certainty_more_than", "more than {n} in {m}"},
    {Word::CertaintyEven, "certainty_even", "about even"},
    {Word::CertaintyTowards, "certainty_towards", "{odds} for the {side} side"},
    {Word::ModelHolds, "model_holds", "{odds}, if this model holds."},
    {Word::GaugeZone, "gauge_zone", "too close to call"},
    {Word::GaugeAlternative, "gauge_alternative",
     "A scale from {low} to {high}. Your lean is drawn as a hill over it, the higher the more likely, "
     "with its top {place}."},
    {Word::GaugeFarLow, "gauge_far_low", "well on the {low} side"},
    {Word::GaugeLow, "gauge_low", "on the {low} side"},
    {Word::GaugeMiddle, "gauge_middle", "near the middle"},
    {Word::GaugeHigh, "gauge_high", "on the {high} side"},
    {Word::GaugeFarHigh, "gauge_far_high", "well on the {high} side"},
    {Word::MapTitle, "map_title", "Where you stand"},
    {Word::MapYou, "map_you", "you"},
    {Word::MapHorizontal, "map_horizontal", "{scale} →"},
    {Word::MapVertical, "map_vertical", "{scale} →"},
    {Word::MapBoth, "map_both", "Both"},
    {Word::MapNeither, "map_neither", "Neither yet"},
    {Word::MapAlternative, "map_alternative",
     "A map with the two pulls as its sides. {first} is {first_level}. {second} is {second_level}. "
     "The oval round the point holds the true place about 4 times in 5."},
    {Word::ScoresTitle, "scores_title", "What was measured"},
    {Word::ScoreLine, "score_line", "{scale}: {level}"},
    {Word::ScoreRange, "score_range", "Between {low} and {high} on a scale from −3 to 3, about 9 times in 10."},
    {Word::ScoreCount, "score_count", "{answered} of {presented} answered."},
    {Word::LevelVeryLow, "level_very_low", "very low"},
    {Word::LevelLow, "level_low", "low"},
    {Word::LevelMiddle, "level_middle", "in the middle"},
    {Word::LevelHigh, "level_high", "high"},
    {Word::LevelVeryHigh, "level_very_high", "very high"},
    {Word::NotNormed, "not_normed",
     "Not normed: nobody has been measured with these questions yet, so high and low are read off the questions "
     "themselves, not off other people."},
    {Word::LimitsTitle, "limits_title", "What this cannot say"},
    {Word::StartShort, "start_short", "Quick version"},
    {Word::SkipRest, "skip_rest", "Skip the rest"},
    {Word::Continue, "continue", "Continue"},
    {Word::ReviewTitle, "review_title", "Look over your answers"},
    {Word::ReviewLead, "review_lead", "{answered} of {total} questions answered. Choose one to change its answer."},
    {Word::NotAnswered, "not_answered", "Not answered"},
    {Word::ToReview, "to_review", "To the summary"},
    {Word::ChangeAnswers, "change_answers", "Look over the answers"},
    {Word::Extend, "extend", "Go on to the full version"},
    {Word::ExtendLead, "extend_lead",
     "This was the quick version. The full one also looks at what is driving you, what each track would cost you, and "
     "what matters most to you. Your answers are kept."},
    {Word::ListAnd, "list_and", "{list} and {last}"},
    {Word::DimensionsAlternative, "dimensions_alternative",
     "A bar for each matter, towards {low} or towards {high}; the stronger, the more it matters to you."},
    {Word::DimensionDetail, "dimension_detail", "{preference}. {importance}."},
    {Word::DimensionUnweighed, "dimension_unweighed", "{preference}. You did not say how much it counts."},
    {Word::InfluencesAlternative, "influences_alternative",
     "A bar for each of these answers: the longer, the more it moved the lean."},
    {Word::InfluenceDetail, "influence_detail", "“{answer}” moves you to the {side} side."},
    {Word::StageNow, "stage_now", "you are here"},
    {Word::StageNext, "stage_next", "next"},
    {Word::WelcomeTitle, "welcome_title", "Welcome back"},
    {Word::WelcomeLead, "welcome_lead",
     "You have answered {answered} of {total} questions. Your answers are kept in this browser."},
    {Word::Resume, "resume", "Go on"},
    {Word::StartOver, "start_over", "Start over"},
    {Word::OwnBadge, "own_badge", "Answers from a link"},
    {Word::Adopt, "adopt", "Keep these answers here"},
    {Word::CodeDamaged, "code_damaged", "This link to a result is damaged; ask for it again."},
    {Word::CodeOther, "code_other", "This link to a result is damaged, or belongs to another assessment."},
    {Word::CodeOtherVersion, "code_other_version",
     "This link to a result belongs to another version of this assessment."},
    {Word::CodeLater, "code_later", "This link to a result was made by a later version of this widget."},
    {Word::DecimalMark, "decimal_mark", "."},
    {Word::ChangeNone, "change_none", "{scale}: no change beyond the measurement's error."},
    {Word::ChangeUp, "change_up", "{scale}: stronger now, by more than the measurement's error."},
    {Word::ChangeDown, "change_down", "{scale}: weaker now, by more than the measurement's error."},
    {Word::ChooseSeveral, "choose_several", "Choose all that fit."},
    {Word::ChooseInOrder, "choose_in_order", "Choose one after the other, the most important first."},
};
static_assert(std::size(table) == static_cast<std::size_t>(Word::Count));
static_assert(std::ranges::equal(table, table,
                                 [](const Entry& entry, const Entry&) {
                                     return &entry == &table[static_cast<std::size_t>(entry.word)];
                                 }),
              "the table is in the order of the enumeration");

}  // namespace

std::string_view word_key(Word word) { return table[static_cast<std::size_t>(word)].key; }

Words::Words() {
    for (const Entry& entry : table) words_[static_cast<std::size_t>(entry.word)] = entry.english;
}

bool Words::replace(std::string_view key, std::string text) {
    const auto entry = std::ranges::find(table, key, &Entry::key);
    if (entry == std::end(table)) return false;
    words_[static_cast<std::size_t>(entry->word)] = std::move(text);
    return true;
}

std::string Words::filled(Word word,
                          std::initializer_list<std::pair<std::string_view, std::string_view>> values) const {
    return fill((*this)[word], values);
}

std::string fill(std::string_view text, std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string result;
    while (!text.empty()) {
        const auto open = text.find('{');
        result += text.substr(0, open);
        if (open == std::string_view::npos) break;
        text.remove_prefix(open);
        // A brace within a name ends the name: the scan reads no part of the text twice.
        const auto close = text.find_first_of("{}", 1);
        const bool closed = close != std::string_view::npos && text[close] == '}';
        const std::string_view name = closed ? text.substr(1, close - 1) : "";
        const auto value = std::ranges::find(values, name, [](const auto& pair) { return pair.first; });
        if (value != values.end()) {
            result += value->second;
            text.remove_prefix(close + 1);
        } else {
            result += '{';
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string sentence_case(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace twotrack
