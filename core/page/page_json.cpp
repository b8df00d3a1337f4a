#include "core/base/visit.hpp"
#include "core/json/json_writer.hpp"
#include "core/page/page.hpp"

namespace twotrack {
namespace {

class PageWriter {
public:
    std::string write(const Page& page) {
        json_.begin_object();
        json_.member("id", page.id);
        json_.member("title", page.title);
        json_.member("language", page.language);
        json_.key("blocks");
        json_.begin_array();
        for (const Block& block : page.blocks) {
            json_.begin_object();
            twotrack::visit(*this, block);
            json_.end_object();
        }
        json_.end_array();
        json_.end_object();
        return json_.take();
    }

    void operator()(const Badge& badge) {
        json_.member("kind", "badge");
        text("text", badge.text);
    }
    void operator()(const Heading& heading) {
        json_.member("kind", "heading");
        json_.member("level", heading.level);
        text("text", heading.text);
    }
    void operator()(const Paragraph& paragraph) {
        constexpr const char* styles[] = {"lead", "body", "small-print"};
        json_.member("kind", "paragraph");
        json_.member("style", styles[static_cast<int>(paragraph.style)]);
        text("text", paragraph.text);
    }
    void operator()(const Notes& notes) {
        json_.member("kind", "notes");
        list("entries", notes.entries, [this](const Notes::Entry& entry) {
            text("title", entry.title);
            text("text", entry.text);
        });
    }
    void operator()(const Progress& progress) {
        json_.member("kind", "progress");
        text("section", progress.section);
        text("remaining", progress.remaining);
        json_.member("alternative", progress.alternative);
        list("segments", progress.segments, [this](const Progress::Segment& segment) {
            json_.member("questions", segment.n_questions);
            json_.member("passed", segment.n_passed);
        });
    }
    void operator()(const ChoiceGroup& group) {
        constexpr const char* selections[] = {"one", "several", "ranking"};
        json_.member("kind", "choice-group");
        json_.member("id", group.id);
        json_.member("selection", selections[static_cast<int>(group.selection)]);
        json_.member("level", group.level);
        json_.member("ordered", group.n_ordered);
        text("question", group.question);
        text("prompt", group.prompt);
        list("ends", group.ends, [this](const ChoiceGroup::End& end) {
            text("name", end.name);
            text("text", end.text);
        });
        list("options", group.options, [&](const ChoiceGroup::Option& option) {
            control(option.control);
            json_.member("checked", option.checked);
            if (group.selection == Selection::Ranking) text("rank", option.rank);
        });
    }
    void operator()(const TextField& field) {
        json_.member("kind", "text-field");
        control(field.control);
        text("prompt", field.prompt);
        json_.member("value", field.value);
    }
    void operator()(const Buttons& buttons) {
        json_.member("kind", "buttons");
        list("buttons", buttons.buttons, [this](const Button& each) { button(each); });
    }
    void operator()(const Footer& footer) {
        json_.member("kind", "footer");
        json_.key("back");
        json_.begin_object();
        button(footer.back);
        json_.end_object();
        text("hint", footer.hint);
        json_.key("forward");
        json_.begin_object();
        button(footer.forward);
        json_.end_object();
    }
    void operator()(const Gauge& gauge) {
        json_.member("kind", "gauge");
        json_.member("mean", gauge.mean);
        json_.member("standard_deviation", gauge.standard_deviation);
        json_.member("zone", gauge.zone);
        json_.member("range", gauge.range);
        text("low", gauge.low);
        text("zone_label", gauge.zone_label);
        text("high", gauge.high);
        json_.member("alternative", gauge.alternative);
    }
    void operator()(const TraitMap& map) {
        json_.member("kind", "map");
        json_.member("x", map.x);
        json_.member("y", map.y);
        json_.member("standard_error_x", map.standard_error_x);
        json_.member("standard_error_y", map.standard_error_y);
        json_.member("covariance", map.covariance);
        json_.member("zone", map.zone);
        json_.member("range", map.range);
        text("high_corner", map.high_corner);
        text("both_corner", map.both_corner);
        text("you", map.you);
        text("neither_corner", map.neither_corner);
        text("low_corner", map.low_corner);
        text("y_label", map.y_label);
        text("x_label", map.x_label);
        json_.member("alternative", map.alternative);
    }
    void operator()(const Measures& measures) {
        json_.member("kind", "measures");
        json_.member("range", measures.range);
        list("entries", measures.entries, [this](const Measures::Entry& entry) {
            json_.member("theta", entry.theta);
            json_.member("low", entry.low);
            json_.member("high", entry.high);
            json_.member("side", entry.side);
            text("name", entry.name);
            text("interval", entry.range);
        });
    }
    void operator()(const Bars& bars) {
        json_.member("kind", "bars");
        text("low", bars.low);
        text("high", bars.high);
        json_.member("alternative", bars.alternative);
        list("entries", bars.entries, [this](const Bars::Entry& entry) {
            text("label", entry.label);
            text("detail", entry.detail);
            json_.key("value");
            if (entry.value) json_.value(*entry.value);
            else json_.null();
            json_.member("weight", entry.weight);
        });
    }
    void operator()(const Ladders& ladders) {
        constexpr const char* marks[] = {"none", "now", "next"};
        json_.member("kind", "ladders");
        list("entries", ladders.entries, [&](const Ladders::Entry& entry) {
            json_.member("scale", entry.scale);
            text("name", entry.name);
            list("stages", entry.stages, [&](const Ladders::Stage& stage) {
                text("name", stage.name);
                json_.member("mark", marks[static_cast<int>(stage.mark)]);
                text("mark_label", stage.mark_label);
            });
        });
    }
    void operator()(const List& each) {
        json_.member("kind", "list");
        json_.member("order", each.order == List::Order::Ordered ? "ordered" : "unordered");
        list("entries", each.entries, [this](const List::Entry& entry) {
            text("text", entry.text);
            text("detail", entry.detail);
            json_.member("url", entry.url);
        });
    }
    void operator()(const Review& review) {
        json_.member("kind", "review");
        list("groups", review.groups, [this](const Review::Group& group) {
            text("heading", group.heading);
            list("entries", group.entries, [this](const Review::Entry& entry) {
                control(entry.control);
                text("answer", entry.answer);
                json_.member("answered", entry.answered);
            });
        });
    }

private:
    void text(std::string_view key, const Text& text) {
        json_.key(key);
        json_.begin_object();
        json_.member("id", text.id);
        json_.member("text", text.string);
        json_.end_object();
    }
    void control(const Control& control) {
        json_.member("id", control.id);
        text("label", control.label);
    }
    void button(const Button& button) {
        constexpr const char* emphases[] = {"primary", "secondary", "quiet"};
        control(button.control);
        json_.member("emphasis", emphases[static_cast<int>(button.emphasis)]);
    }
    template <class T, class Write>
    void list(std::string_view key, const std::vector<T>& things, Write write) {
        json_.key(key);
        json_.begin_array();
        for (const T& thing : things) {
            json_.begin_object();
            write(thing);
            json_.end_object();
        }
        json_.end_array();
    }

    JsonWriter json_;
};

}  // namespace

std::string page_json(const Page& page) { return PageWriter().write(page); }

}  // namespace twotrack
