#pragma once

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace twotrack {

/// The words of the interface. An assessment may replace each word under `interface`, by the key from
/// `interface_key_id`.
enum class InterfaceKey {
    Start,      ///< button on the intro
    BringBack,  ///< button on the intro after a restart: undoes the restart
    Back,
    Next,
    Skip,
    ToReport,      ///< Next on the review
    Restart,       ///< button on the report
    KeysHint,      ///< {count}
    Progress,      ///< {current} {total} {minutes}
    ProgressLast,  ///< {current} {total}, less than a minute left
    SectionOf,     ///< {section} {current} {total}: the progress bar's accessible name
    CloseShared,   ///< button under another person's result
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
    SureTitle,
    ScoresTitle,
    ScoreLine,   ///< {scale} {level}
    ScoreRange,  ///< {low} {high}
    ScoreCount,  ///< {answered} {presented}
    LevelVeryLow,
    LevelLow,
    LevelMiddle,
    LevelHigh,
    LevelVeryHigh,
    LevelReal,    ///< the posterior puts the trait above 0
    LevelLittle,  ///< below 0
    LevelOpen,    ///< neither
    NotNormed,
    LimitsTitle,
    StartShort,  ///< button on the intro, with a short form
    SkipRest,    ///< on a card with several questions, when one is answered
    Continue,    ///< button on a section's introduction
    ReviewTitle,
    ReviewLead,  ///< {answered} {total}
    NotAnswered,
    ToReview,       ///< on a card that was opened from the review
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
    WelcomeLead,   ///< {answered} {total}
    Resume,        ///< button: to the page where the respondent left
    StartOver,     ///< button beside Resume
    OtherAnswers,  ///< {answered} {total}: button beside Resume: exchanges the answers for the other ones
    OwnBadge,      ///< over the report of an answers code
    Adopt,         ///< button under the report of an answers code
    CodeDamaged,
    CodeOther,         ///< for another assessment, or damaged
    CodeOtherVersion,  ///< for another version of the assessment
    CodeLater,         ///< made by a later version of this program
    DecimalMark,
    ChangeNone,     ///< {scale}: from an earlier result to this result
    ChangeUp,       ///< {scale}
    ChangeDown,     ///< {scale}
    ChangeLean,     ///< {side}
    ChangeUnknown,  ///< an earlier result of another form or version
    ChooseSeveral,  ///< under a question that takes several options
    ChooseInOrder,  ///< under a question that ranks options
    Count,          ///< not a word: the number of words
};

/// The word's key in JSON: snake_case.
[[nodiscard]] std::string_view interface_key_id(InterfaceKey key);

/// What replaces `{name}`. Refers to a text that must live until the call ends.
struct Substitution {
    std::string_view name;
    const std::string& text;
};

class InterfaceText {
public:
    /// The English words.
    InterfaceText();

    [[nodiscard]] const std::string& operator[](InterfaceKey key) const {
        return texts_[static_cast<std::size_t>(key)];
    }

    /// Replaces a word. False when the key is unknown.
    bool replace(std::string_view id, std::string text);

    /// See fill.
    [[nodiscard]] std::string filled(InterfaceKey key, std::initializer_list<Substitution> substitutions) const;

private:
    std::array<std::string, static_cast<std::size_t>(InterfaceKey::Count)> texts_;
};

/// `text` with its substitutions; names without a substitution stay unchanged.
[[nodiscard]] std::string fill(std::string_view text, std::initializer_list<Substitution> substitutions);

/// `text` with its first letter in upper case, if the letter is ASCII.
[[nodiscard]] std::string sentence_case(std::string text);

}  // namespace twotrack
