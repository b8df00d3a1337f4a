#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/assessment/answers.hpp"
#include "core/session/session.hpp"

/// The contents of the screen, as meaning. The canvas, the accessible HTML, the terminal's text and the tests are all
/// views of a page. A page has no pixels and no colours: the view decides how a block looks, and the page decides its
/// kind and words.
namespace twotrack {

/// A text that a person reads. The id is the text's number on its page, from 0 in reading order. With the id, a view
/// reports where it placed each text.
struct Text {
    int id = 0;
    std::string string;
};

/// An element that a person can activate. The id is stable: a control has the same id whenever its page is shown.
struct Control {
    std::string id;
    Text label;
    Action action;
};

struct Badge {
    Text text;
};

struct Heading {
    int level = 2;  ///< 1 for the page's title, up to 3
    Text text;
};

enum class ParagraphStyle { Lead, Body, SmallPrint };

struct Paragraph {
    ParagraphStyle style = ParagraphStyle::Body;
    Text text;
};

/// Short texts with titles, side by side where the width allows.
struct Notes {
    struct Entry {
        Text title;
        Text text;
    };
    std::vector<Entry> entries;
};

/// The respondent's progress. Views draw a segment for each section and fill it in proportion to the passed questions
/// (cards).
struct Progress {
    struct Segment {
        std::size_t n_questions = 0;
        std::size_t n_passed = 0;
    };
    Text section;
    Text remaining;           ///< the count and the remaining time, in words
    std::string alternative;  ///< states the progress in one sentence
    std::vector<Segment> segments;
};

/// A question and its options. A person may choose one or several.
struct ChoiceGroup {
    struct Option {
        Control control;
        bool checked = false;
        Text rank = {};  ///< the option's rank, from 1; empty without a rank and outside a ranking
    };
    /// The meaning of the lowest or the highest option.
    struct End {
        Text name;
        Text text;
    };
    std::string id;
    Selection selection = Selection::One;
    int level = 1;  ///< heading level of the question; 1 is the page's title
    Text question;
    Text prompt;            ///< may be empty
    std::vector<End> ends;  ///< two for a trade-off, else empty
    std::vector<Option> options;
    std::size_t n_ordered = 0;  ///< the first n_ordered options form a scale, lowest first; the others stand apart
};

/// A question with a free-text answer, in a field of several lines.
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

/// The navigation buttons at the foot of a question's card.
struct Footer {
    Button back;
    Text hint;  ///< explains the keyboard, to people who see the card
    Button forward;
};

/// The posterior of the lean over its line. Values are in logits, negative on the low side.
struct Gauge {
    double mean = 0.0;
    double standard_deviation = 1.0;
    double zone = 0.0;   ///< the lean is too close to call within ±zone
    double range = 4.0;  ///< the line runs from −range to range
    Text low;
    Text zone_label;
    Text high;
    std::string alternative;
};

/// Two traits against each other, with the region that holds the true position 4 times in 5. Values are in logits.
struct TraitMap {
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

/// Measured traits: each estimate with its interval, on −range to range logits.
struct Measures {
    struct Entry {
        double theta = 0.0;
        double low = 0.0, high = 0.0;  ///< the interval that holds the trait 9 times in 10
        std::size_t side = 2;          ///< 0: the decision's technical scale, 1: its people scale, 2: not a side
        Text name;
        Text range;
    };
    double range = 3.0;
    std::vector<Entry> entries;
};

/// Bars on either side of a centre line. Values lie in −1 to 1, negative on the low side.
struct Bars {
    struct Entry {
        Text label;
        Text detail;                  ///< describes the bar in words; may be empty
        std::optional<double> value;  ///< nullopt: not answered, no bar
        double weight = 1.0;          ///< 0 to 1: importance, shown as the bar's strength
    };
    Text low, high;
    std::string alternative;
    std::vector<Entry> entries;
};

/// Career tracks, each with its stages from the first to the last.
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
        std::string url;  ///< target of a link on the text; may be empty
    };
    Order order = Order::Unordered;
    std::vector<Entry> entries;
};

/// Questions with their answers. Each question is a control that opens its card. Every section has a heading.
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
                           TraitMap, Measures, Bars, Ladders, List, Review>;

struct Page {
    std::string id;     ///< see page_id
    std::string title;  ///< of the assessment
    std::string language;
    std::vector<Block> blocks;
};

/// All controls, in keyboard order.
[[nodiscard]] std::vector<const Control*> controls_of(const Page& page);

/// The control with this id, or null.
[[nodiscard]] const Control* find_control(const Page& page, std::string_view id);

/// The page as JSON for a view outside this program. Blocks are objects with a `kind`.
[[nodiscard]] std::string page_json(const Page& page);

/// The page as plain text for a terminal, wrapped at `width` columns.
[[nodiscard]] std::string page_text(const Page& page, std::size_t width = 80);

}  // namespace twotrack
