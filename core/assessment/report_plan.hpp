#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/assessment/condition.hpp"

/// The texts of a report, and the conditions for each. The assessment provides the plan; core/report/report.cpp carries
/// it out.
namespace twotrack {

/// The strength of the chosen motives, over the answered pairs of a strong and a weak motive. Unknown with fewer than
/// three such pairs.
enum class MotivePattern { Unknown, Weak, Mixed, Strong };

/// The side that the answers to situations favour, between the two scales of the decision.
enum class SituationalLean { Unknown, Technical, Even, People };

/// A paragraph that appears when its condition holds. With a title it is a note. The report fills in each `{name}`.
struct Remark {
    Condition when;
    std::string title;
    std::string text;
};

/// The first remark whose condition holds appears; the others do not.
using FirstMatch = std::vector<Remark>;

/// The parts of the report that an assessment writes, in the order shown. The measured figures come between Fit and
/// Dimensions; the limits come last.
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
    Count,  ///< not a part: the number of parts
};

/// The plan of one part. A part without data and without text is left out.
struct PartPlan {
    std::string title;                ///< empty: the part is not in this report
    std::vector<FirstMatch> lead;     ///< before the figure; left out when the part's figure has no data
    std::vector<FirstMatch> remarks;  ///< after it
};

/// A stage of a career ladder.
struct LadderStage {
    std::string id;
    std::string name;
};

struct Ladder {
    std::size_t scale = 0;  ///< the scale whose track this is
    std::string name;
    std::vector<LadderStage> stages;  ///< from the lowest to the highest
};

/// The stage of a person with a given role on each ladder.
struct Standing {
    std::vector<int> now;   ///< [n_ladders] index of the stage, or no_value
    std::vector<int> next;  ///< [n_ladders] index of the stage, or no_value
};

/// A line of a list. Rules decide its place.
struct ListEntry {
    Condition when;  ///< Conversations: the entry then comes first; Reading: the entry appears only then
    std::string text;
    std::string why;  ///< follows the text when `when` holds; may be empty
    std::string url;  ///< Reading: may be empty
};

struct ReportPlan {
    std::array<PartPlan, static_cast<std::size_t>(Part::Count)> parts;
    std::vector<Ladder> ladders;
    std::size_t role_item = 0;         ///< with ladders: the Fact item that asks for the role
    std::vector<Standing> standings;   ///< [n_categories of role_item]
    std::vector<ListEntry> questions;  ///< the entries of Conversations
    std::vector<ListEntry> reading;    ///< the entries of Reading
    std::string limits;

    [[nodiscard]] const PartPlan& part(Part which) const { return parts[static_cast<std::size_t>(which)]; }
};

}  // namespace twotrack
