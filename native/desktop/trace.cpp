#include "native/desktop/trace.hpp"

#include <cmath>
#include <string_view>

#include "core/json/json_writer.hpp"
#include "native/desktop/view/link_view.hpp"

namespace twotrack::native {
namespace {

class TraceWriter {
public:
    explicit TraceWriter(const TraceContent& content) : content_(content) {}

    std::string run() {
        const Page& page = content_.view.page();
        json_.begin_object();
        json_.member("page", page.id);
        json_.member("title", page.title);
        json_.member("language", page.language);
        json_.member("width", units(content_.window.width));
        json_.member("height", units(content_.window.height));
        json_.member("page_width", units(content_.page_width_px));
        json_.member("theme", content_.is_dark ? "dark" : "light");
        json_.member("text_px", content_.text_px);
        json_.member("answered", content_.n_answered);
        write_controls();
        write_links();
        json_.member("status", content_.status);
        write_chosen();
        json_.member("focused", content_.view.interaction().focused);
        write_field();
        write_banner();
        write_panel();
        json_.end_object();
        return json_.take() + "\n";
    }

private:
    // A tenth of a unit is more precise than any pointer.
    [[nodiscard]] double units(float px) const {
        return std::round(static_cast<double>(px * content_.units_per_px) * 10) / 10;
    }

    void write_box(std::string_view id, const ui::Rect& rect, std::string_view address = {}) {
        json_.begin_object();
        json_.member("id", id);
        if (!address.empty()) json_.member("address", address);
        json_.member("x", units(rect.x));
        json_.member("y", units(rect.y));
        json_.member("width", units(rect.width));
        json_.member("height", units(rect.height));
        json_.end_object();
    }

    /// @param rect  in the page's frame, which may begin below the window's top.
    void write_box_of_page(std::string_view id, ui::Rect rect, std::string_view address = {}) {
        rect.y += content_.page_top_px;
        write_box(id, rect, address);
    }

    void write_controls() {
        json_.key("controls");
        json_.begin_array();
        for (const ui::ControlBox& box : content_.view.frame().controls) write_box_of_page(box.id, box.rect);
        json_.end_array();
    }

    void write_links() {
        json_.key("links");
        json_.begin_array();
        for (const Block& block : content_.view.page().blocks) {
            const auto* list = std::get_if<List>(&block);
            if (!list) continue;
            for (const List::Entry& entry : list->entries) {
                const std::vector<ui::Rect> lines = link_lines(content_.view.frame(), link_id(entry));
                if (entry.url.empty() || lines.empty()) continue;
                write_box_of_page(link_id(entry), lines.front(), entry.url);
            }
        }
        json_.end_array();
    }

    void write_chosen() {
        json_.key("chosen");
        json_.begin_array();
        for (const Block& block : content_.view.page().blocks) {
            const auto* group = std::get_if<ChoiceGroup>(&block);
            if (!group) continue;
            for (const auto& option : group->options)
                if (option.checked) json_.value(option.control.id);
        }
        json_.end_array();
    }

    void write_field() {
        const FieldEditor* const editor = content_.view.editor();
        if (!editor) return;
        json_.key("field");
        json_.begin_object();
        json_.member("text", editor->text());
        json_.member("caret", editor->caret());
        json_.member("selected", editor->selected());
        json_.end_object();
    }

    void write_banner() {
        json_.key("banner");
        json_.begin_array();
        if (!content_.banner.title.empty()) json_.value(content_.banner.title);
        for (const std::string& line : content_.banner.lines) json_.value(line);
        json_.end_array();
    }

    void write_panel() {
        json_.member("panel_scroll", units(content_.panel.scroll / content_.density));
        json_.key("panel");
        json_.begin_array();
        for (const PanelItem& item : content_.panel.items) {
            const float d = content_.density;
            write_box(item.id, {item.rect.x / d, item.rect.y / d, item.rect.width / d, item.rect.height / d});
        }
        json_.end_array();
    }

    const TraceContent& content_;
    JsonWriter json_;
};

}  // namespace

std::string trace_line(const TraceContent& content) { return TraceWriter(content).run(); }

}  // namespace twotrack::native
