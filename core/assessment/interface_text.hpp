#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace twotrack {

/// The interface's own words. An assessment may replace any of them under `interface`, by the keys of `word_key`.
enum class Word {
    Start,      ///< button on the intro
    BringBack,  ///< button on the intro after a restart: undoes it
    Back,
    Next,
    Skip,
    ToReport,      ///< Next on the review
    Restart,       ///< button on the report
    KeysHint,      ///< {count}
    Progress,      ///< {current} {total} {minutes}
    ProgressLast,  ///< {current} {total}, less than a minute left
    SectionOf,     ///< {section} {current} {total}: the progress bar's accessible name
    CloseShared,   ///< button under another's result
    ResultBadge,
    SharedBadge,
    CertaintyOdds,      ///< {n} {m}
    CertaintyMoreThan,  ///< {n} {m}
    CertaintyEven,
    CertaintyTowards,  ///< {odds} {side}
    ModelHolds,        ///< {odds}
    GaugeZone,
    GaugeAlternative,  ///< {low} {high} {place}
    GaugeFarLow,       ///< {low}
    GaugeLow,          ///< {low}
    GaugeMiddle,
    GaugeHigh,     ///< {high}
    GaugeFarHigh,  ///< {high}
    MapTitle,
    MapYou,
    MapHorizontal,  ///< {scale}
    MapVertical,    ///< {scale}
    MapBoth,
    MapNeither,
    MapAlternative,  ///< {first} {first_level} {second} {second_level}
    ScoresTitle,
    ScoreLine,   ///< {scale} {level}
    ScoreRange,  ///< {low} {high}
    ScoreCount,  ///< {answered} {presented}
    LevelVeryLow,
    LevelLow,
    LevelMiddle,
    LevelHigh,
    LevelVeryHigh,
    NotNormed,
    LimitsTitle,
    StartShort,  ///< button on the intro, with a short form
    SkipRest,    ///< on a card with several questions, of which one is answered
    Continue,    ///< button on a section's introduction
    ReviewTitle,
    ReviewLead,  ///< {answered} {total}
    NotAnswered,
    ToReview,       ///< from a card that was opened in the review
    ChangeAnswers,  ///< button on the report
    Extend,
    ExtendLead,
    ListAnd,                ///< {list} {last}
    DimensionsAlternative,  ///< {low} {high}
    DimensionDetail,        ///< {preference} {importance}
    DimensionUnweighed,     ///< {preference}
    InfluencesAlternative,
    InfluenceDetail,  ///< {answer} {side}
    StageNow,
    StageNext,
    WelcomeTitle,
    WelcomeLead,  ///< {answered} {total}
    Resume,       ///< button: to the page that one left
    StartOver,    ///< button beside it
    OwnBadge,     ///< over the report of an answers code
    Adopt,        ///< button under it
    CodeDamaged,
    CodeOther,         ///< another assessment's, or damaged
    CodeOtherVersion,  ///< of the assessment
    CodeLater,         ///< made by a later version of this program
    DecimalMark,
    ChangeNone,     ///< {scale}: between an earlier result and this
    ChangeUp,       ///< {scale}
    ChangeDown,     ///< {scale}
    ChooseSeveral,  ///< under a question that takes several options
    ChooseInOrder,  ///< under one that ranks them
    Count,          ///< not a word: how many there are
};

/// The word's key in JSON: snake_case.
[[nodiscard]] std::string_view word_key(Word word);

class Words {
public:
    /// The English words.
    Words();

    [[nodiscard]] const std::string& operator[](Word word) const { return words_[static_cast<std::size_t>(word)]; }

    /// Replaces a word. False when there is no such key.
    bool replace(std::string_view key, std::string text);

    /// The word with each `{name}` replaced by its value; names that are not given stay as they are.
    [[nodiscard]] std::string filled(Word word,
                                     std::initializer_list<std::pair<std::string_view, std::string_view>> values) const;

private:
    std::array<std::string, static_cast<std::size_t>(Word::Count)> words_;
};

/// `text` with each `{name}` replaced by its value; names that are not given stay as they are.
[[nodiscard]] std::string fill(std::string_view text,
                               std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// With its first letter, where that is an ASCII one, as a sentence begins.
[[nodiscard]] std::string sentence_case(std::string text);

}  // namespace twotrack
