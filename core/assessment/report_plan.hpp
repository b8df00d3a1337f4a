#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/assessment/condition.hpp"

/// What a report may say, and when. An assessment brings it; core/report/report.cpp carries it out.
namespace twotrack {

/// What the chosen motives are, where a strong one stood against a weak one, in three pairs or more.
enum class Drive { Unknown, Weak, Mixed, Strong };

/// Where the situations point, between the two scales of the decision.
enum class Tendency { Unknown, Technical, Even, People };

/// A paragraph that is said when its condition holds. With a title it is a note. `{name}` in it is filled in.
struct Remark {
    Condition when;
    std::string title;
    std::string text;
};

/// Of these the first whose condition holds is said.
using Choice = std::vector<Remark>;

/// The parts of the report that an assessment writes, in the order shown. What is measured stands between Fit and
/// Dimensions; the limits stand last.
enum class Part {
    Fit,
    Dimensions,
    Motives,
    Costs,
    Influences,
    Ladders,
    Company,
    Reversibility,
    Conversations,
    Reading,
    Count,  ///< not a part: how many there are
};

/// A part is left out when it has no data and nothing to say.
struct PartPlan {
    std::string title;            ///< empty: the part is not in this report
    std::vector<Choice> lead;     ///< before the figure; not said where there could be one and is none
    std::vector<Choice> remarks;  ///< after it
};

/// A stage of a ladder: of the career, not of the questionnaire.
struct LadderStage {
    std::string id;
    std::string name;
};

struct Ladder {
    std::size_t scale = 0;  ///< whose track it is
    std::string name;
    std::vector<LadderStage> stages;  ///< from the lowest to the highest
};

/// Where a person with a role stands on each ladder.
struct Standing {
    std::vector<int> now;   ///< [n_ladders] index of the stage, or no_value
    std::vector<int> next;  ///< [n_ladders] index of the stage, or no_value
};

/// A line of a list, placed by rules.
struct ListEntry {
    Condition when;  ///< Conversations: it then stands among the first; Reading: it is shown at all
    std::string text;
    std::string why;  ///< said behind it when `when` holds; may be empty
    std::string url;  ///< Reading: may be empty
};

struct ReportPlan {
    std::array<PartPlan, static_cast<std::size_t>(Part::Count)> parts;
    std::vector<Ladder> ladders;
    std::size_t role_item = 0;         ///< with ladders: the fact that says the role
    std::vector<Standing> standings;   ///< [n_categories of role_item]
    std::vector<ListEntry> questions;  ///< of Conversations
    std::vector<ListEntry> reading;    ///< of Reading
    std::string limits;

    [[nodiscard]] const PartPlan& part(Part which) const { return parts[static_cast<std::size_t>(which)]; }
};

}  // namespace twotrack
