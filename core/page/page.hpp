#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/session/session.hpp"

/// What is on screen, as meaning. The canvas, the accessible HTML, the terminal's text and the tests are all views of
/// it. No pixels, no colours: a view decides how a thing looks, the page decides what it is and says.
namespace twotrack {

/// A run of words that a person reads. The id is the run's number on its page, from 0 in reading order, so that a view
/// can tell where it put each run.
struct Text {
    int id = 0;
    std::string string;
};

/// Something a person can activate. Its id is stable: the same control has the same id whenever its page is shown.
struct Control {
    std::string id;
    Text label;
    Action action;
};

struct Badge {
    Text text;
};

struct Heading {
    int level = 2;  ///< 1 is the page's title
    Text text;
};

enum class ParagraphStyle { Lead, Body, SmallPrint };

struct Paragraph {
    ParagraphStyle style = ParagraphStyle::Body;
    Text text;
};

/// Short texts with titles, side by side where there is room.
struct Notes {
    struct Entry {
        Text title;
        Text text;
    };
    std::vector<Entry> entries;
};

/// How far one is. Views draw a segment for each section, filled as far as its questions (cards) are passed.
struct Progress {
    struct Segment {
        std::size_t n_questions = 0;
        std::size_t n_passed = 0;
    };
    Text section;
    Text remaining;           ///< the count and the time left, in words
    std::string alternative;  ///< says the whole in one sentence
    std::vector<Segment> segments;
};

/// A question and its answers, of which one or several may be chosen.
struct ChoiceGroup {
    struct Option {
        Control control;
        bool checked = false;
        Text rank = {};  ///< in a ranking, the option's place from 1; else, and without one, empty
    };
    /// What the lowest and the highest option stand for.
    struct End {
        Text name;
        Text text;
    };
    std::string id;
    Selection selection = Selection::One;
    int level = 1;  ///< of the question as a heading; 1 is the page's
    Text question;
    Text prompt;            ///< may be empty
    std::vector<End> ends;  ///< two for a trade-off, else none
    std::vector<Option> options;
    std::size_t n_ordered = 0;  ///< so many of the first form a scale, lowest first; the others stand apart
};

/// A question that is answered in one's own words, in a field of several lines.
struct TextField {
    Control control;  ///< its label is the question
    Text prompt;      ///< may be empty
    std::string value;
};

enum class Emphasis { Primary, Secondary, Quiet };

struct Button {
    Control control;
    Emphasis emphasis = Emphasis::Secondary;
};

struct Buttons {
    std::vector<Button> buttons;
};

/// The way on and the way back, at the foot of a question's card.
struct Footer {
    Button back;
    Text hint;  ///< of the keyboard; for those who see the card
    Button forward;
};

/// The posterior of the lean over its line. Values are in logits, negative on the low side.
struct Gauge {
    double mean = 0.0;
    double standard_deviation = 1.0;
    double zone = 0.0;   ///< the lean is too close to call within ± this
    double range = 4.0;  ///< the line runs from −range to range
    Text low;
    Text zone_label;
    Text high;
    std::string alternative;
};

/// Two traits against each other, with the region that holds the true place 4 times in 5. Values are in logits.
struct Map {
    double x = 0.0, y = 0.0;  ///< posterior means
    double standard_error_x = 1.0, standard_error_y = 1.0;
    double covariance = 0.0;
    double zone = 0.0;   ///< |y − x| within which no side is called
    double range = 3.0;  ///< both axes run from −range to range
    Text x_label, y_label;
    Text low_corner;   ///< over the area where x leads
    Text high_corner;  ///< over the area where y leads
    Text both_corner, neither_corner;
    Text you;
    std::string alternative;
};

/// A measured trait: where it lies and where else it may lie, on −range to range logits.
struct Measures {
    struct Entry {
        double theta = 0.0;
        double low = 0.0, high = 0.0;  ///< the interval that holds it 9 times in 10
        std::size_t side = 2;          ///< 0 the decision's technical scale, 1 its people scale, 2 no side of any
        Text name;
        Text range;
    };
    double range = 3.0;
    std::vector<Entry> entries;
};

/// Bars to either side of a middle. Values lie in −1 to 1, negative on the low side.
struct Bars {
    struct Entry {
        Text label;
        Text detail;                  ///< says in words what the bar shows; may be empty
        std::optional<double> value;  ///< nullopt: not answered, no bar
        double weight = 1.0;          ///< 0 to 1: how much it counts, which a view shows as the bar's strength
    };
    Text low, high;
    std::string alternative;
    std::vector<Entry> entries;
};

/// Tracks, each with its stages from the first to the last.
struct Ladders {
    enum class Mark { None, Now, Next };
    struct Stage {
        Text name;
        Mark mark = Mark::None;
        Text mark_label;  ///< "you are here"; empty without a mark
    };
    struct Entry {
        Text name;
        std::size_t scale = 0;
        std::vector<Stage> stages;
    };
    std::vector<Entry> entries;
};

struct List {
    enum class Order { Ordered, Unordered };
    struct Entry {
        Text text;
        Text detail;      ///< may be empty
        std::string url;  ///< where the text leads; may be empty
    };
    Order order = Order::Unordered;
    std::vector<Entry> entries;
};

/// Questions with the answers given, each a control that leads there. One heading a section.
struct Review {
    struct Entry {
        Control control;  ///< its label is the question
        Text answer;
        bool answered = false;
    };
    struct Group {
        Text heading;
        std::vector<Entry> entries;
    };
    std::vector<Group> groups;
};

using Block = std::variant<Badge, Heading, Paragraph, Notes, Progress, ChoiceGroup, TextField, Buttons, Footer, Gauge,
                           Map, Measures, Bars, Ladders, List, Review>;

struct Page {
    std::string id;     ///< see page_id
    std::string title;  ///< of the assessment
    std::string language;
    std::vector<Block> blocks;
};

/// All controls in the order a keyboard reaches them.
[[nodiscard]] std::vector<const Control*> controls_of(const Page& page);

/// The control with this id, or null.
[[nodiscard]] const Control* find_control(const Page& page, std::string_view id);

/// The page as JSON for a view outside this program. Blocks are objects with their `kind`.
[[nodiscard]] std::string page_json(const Page& page);

/// The page as plain text for a terminal, wrapped at `width` columns.
[[nodiscard]] std::string page_text(const Page& page, std::size_t width = 80);

}  // namespace twotrack
