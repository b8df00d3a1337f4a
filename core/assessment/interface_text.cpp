#include "core/assessment/interface_text.hpp"

#include <algorithm>
#include <utility>

namespace twotrack {
namespace {

struct Entry {
    InterfaceKey key;
    std::string_view id;
    std::string_view english;
};

constexpr Entry table[] = {
    {InterfaceKey::Start, "start", "Start"},
    {InterfaceKey::BringBack, "bring_back", "Bring my answers back"},
    {InterfaceKey::Back, "back", "Back"},
    {InterfaceKey::Next, "next", "Next"},
    {InterfaceKey::Skip, "skip", "Skip"},
    {InterfaceKey::ToReport, "to_report", "See the result"},
    {InterfaceKey::Restart, "restart", "Take it again"},
    {InterfaceKey::KeysHint, "keys_hint", "Keys 1–{count} answer"},
    {InterfaceKey::Progress, "progress", "{current} of {total} · about {minutes} min left"},
    {InterfaceKey::ProgressLast, "progress_last", "{current} of {total} · under a minute left"},
    {InterfaceKey::SectionOf, "section_of", "{section}: question {current} of {total}"},
    {InterfaceKey::CloseShared, "close_shared", "Take it yourself"},
    {InterfaceKey::ResultBadge, "result_badge", "Your result"},
    {InterfaceKey::SharedBadge, "shared_badge", "A shared result"},
    {InterfaceKey::CertaintyOdds, "certainty_odds", "about {n} in {m}"},
    {InterfaceKey::CertaintyMoreThan, "certainty_more_than", "at least {n} in {m}"},
    {InterfaceKey::CertaintyEven, "certainty_even", "about even"},
    {InterfaceKey::CertaintyTowards, "certainty_towards", "{odds} for the {side} side"},
    {InterfaceKey::ModelHolds, "model_holds", "{odds}, if this model holds."},
    {InterfaceKey::GaugeZone, "gauge_zone", "too close to call"},
    {InterfaceKey::GaugeAlternative, "gauge_alternative",
     "A scale from {low} to {high}. Your lean is drawn as a hill over it, the higher the more likely, "
     "with its top {place}."},
    {InterfaceKey::GaugeFarLow, "gauge_far_low", "well on the {low} side"},
    {InterfaceKey::GaugeLow, "gauge_low", "on the {low} side"},
    {InterfaceKey::GaugeMiddle, "gauge_middle", "near the middle"},
    {InterfaceKey::GaugeHigh, "gauge_high", "on the {high} side"},
    {InterfaceKey::GaugeFarHigh, "gauge_far_high", "well on the {high} side"},
    {InterfaceKey::MapTitle, "map_title", "Where you stand"},
    {InterfaceKey::MapYou, "map_you", "you"},
    {InterfaceKey::MapHorizontal, "map_horizontal", "{scale} →"},
    {InterfaceKey::MapVertical, "map_vertical", "{scale} →"},
    {InterfaceKey::MapBoth, "map_both", "Both"},
    {InterfaceKey::MapNeither, "map_neither", "Neither yet"},
    {InterfaceKey::MapAlternative, "map_alternative",
     "A map with the two pulls as its sides. {first} is {first_level}. {second} is {second_level}. "
     "The oval round the point holds the true place about 4 times in 5."},
    {InterfaceKey::SureTitle, "sure_title", "How sure is this?"},
    {InterfaceKey::ScoresTitle, "scores_title", "What was measured"},
    {InterfaceKey::ScoreLine, "score_line", "{scale}: {level}"},
    {InterfaceKey::ScoreRange, "score_range", "Between {low} and {high} on a scale from −3 to 3, about 9 times in 10."},
    {InterfaceKey::ScoreCount, "score_count", "{answered} of {presented} answered."},
    {InterfaceKey::LevelVeryLow, "level_very_low", "very low"},
    {InterfaceKey::LevelLow, "level_low", "low"},
    {InterfaceKey::LevelMiddle, "level_middle", "in the middle"},
    {InterfaceKey::LevelHigh, "level_high", "high"},
    {InterfaceKey::LevelVeryHigh, "level_very_high", "very high"},
    {InterfaceKey::LevelReal, "level_real", "a real pull"},
    {InterfaceKey::LevelLittle, "level_little", "little pull"},
    {InterfaceKey::LevelOpen, "level_open", "not clear"},
    {InterfaceKey::NotNormed, "not_normed",
     "Not normed: nobody has been measured with these questions yet, so high and low are read off the questions "
     "themselves, not off other people."},
    {InterfaceKey::LimitsTitle, "limits_title", "What this cannot say"},
    {InterfaceKey::StartShort, "start_short", "Quick version"},
    {InterfaceKey::SkipRest, "skip_rest", "Skip the rest"},
    {InterfaceKey::Continue, "continue", "Continue"},
    {InterfaceKey::ReviewTitle, "review_title", "Look over your answers"},
    {InterfaceKey::ReviewLead, "review_lead",
     "{answered} of {total} questions answered. Choose one to change its answer."},
    {InterfaceKey::NotAnswered, "not_answered", "Not answered"},
    {InterfaceKey::ToReview, "to_review", "To the summary"},
    {InterfaceKey::ChangeAnswers, "change_answers", "Look over the answers"},
    {InterfaceKey::Extend, "extend", "Go on to the full version"},
    {InterfaceKey::ExtendLead, "extend_lead",
     "This was the quick version. The full one also looks at what is driving you, what each track would cost you, and "
     "what matters most to you. Your answers are kept."},
    {InterfaceKey::ListAnd, "list_and", "{list} and {last}"},
    {InterfaceKey::DimensionsAlternative, "dimensions_alternative",
     "A bar for each matter, towards {low} or towards {high}; the stronger, the more it matters to you."},
    {InterfaceKey::DimensionDetail, "dimension_detail", "{preference}. {importance}."},
    {InterfaceKey::DimensionUnweighed, "dimension_unweighed", "{preference}. You did not say how much it counts."},
    {InterfaceKey::InfluencesAlternative, "influences_alternative",
     "A bar for each of these answers: the longer, the more it moved the lean."},
    {InterfaceKey::InfluenceDetail, "influence_detail", "“{answer}” moves you to the {side} side."},
    {InterfaceKey::StageNow, "stage_now", "you are here"},
    {InterfaceKey::StageNext, "stage_next", "next"},
    {InterfaceKey::WelcomeTitle, "welcome_title", "Welcome back"},
    {InterfaceKey::WelcomeLead, "welcome_lead",
     "You have answered {answered} of {total} questions. Your answers are kept in this browser."},
    {InterfaceKey::Resume, "resume", "Go on"},
    {InterfaceKey::StartOver, "start_over", "Start over"},
    {InterfaceKey::OtherAnswers, "other_answers", "Use my other answers: {answered} of {total}"},
    {InterfaceKey::OwnBadge, "own_badge", "Answers from a link"},
    {InterfaceKey::Adopt, "adopt", "Keep these answers here"},
    {InterfaceKey::CodeDamaged, "code_damaged", "This link to a result is damaged; ask for it again."},
    {InterfaceKey::CodeOther, "code_other", "This link to a result is damaged, or belongs to another assessment."},
    {InterfaceKey::CodeOtherVersion, "code_other_version",
     "This link to a result belongs to another version of this assessment."},
    {InterfaceKey::CodeLater, "code_later", "This link to a result was made by a later version of this widget."},
    {InterfaceKey::DecimalMark, "decimal_mark", "."},
    {InterfaceKey::ChangeNone, "change_none", "{scale}: no change beyond the measurement's error."},
    {InterfaceKey::ChangeUp, "change_up", "{scale}: stronger now, by more than the measurement's error."},
    {InterfaceKey::ChangeDown, "change_down", "{scale}: weaker now, by more than the measurement's error."},
    {InterfaceKey::ChangeLean, "change_lean", "The lean has moved towards {side}."},
    {InterfaceKey::ChangeUnknown, "change_unknown", "Another form or version: not compared."},
    {InterfaceKey::ChooseSeveral, "choose_several", "Choose all that fit."},
    {InterfaceKey::ChooseInOrder, "choose_in_order", "Choose one after the other, the most important first."},
};
static_assert(std::size(table) == static_cast<std::size_t>(InterfaceKey::Count));
static_assert(std::ranges::equal(table, table,
                                 [](const Entry& entry, const Entry&) {
                                     return &entry == &table[static_cast<std::size_t>(entry.key)];
                                 }),
              "the table is in the order of the enumeration");

}  // namespace

std::string_view interface_key_id(InterfaceKey key) { return table[static_cast<std::size_t>(key)].id; }

InterfaceText::InterfaceText() {
    for (const Entry& entry : table) texts_[static_cast<std::size_t>(entry.key)] = entry.english;
}

bool InterfaceText::replace(std::string_view id, std::string text) {
    const auto entry = std::ranges::find(table, id, &Entry::id);
    if (entry == std::end(table)) return false;
    texts_[static_cast<std::size_t>(entry->key)] = std::move(text);
    return true;
}

std::string InterfaceText::filled(InterfaceKey key, std::initializer_list<Substitution> substitutions) const {
    return fill((*this)[key], substitutions);
}

std::string fill(std::string_view text, std::initializer_list<Substitution> substitutions) {
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
        const auto found = std::ranges::find(substitutions, name, &Substitution::name);
        if (found != substitutions.end()) {
            result += found->text;
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
