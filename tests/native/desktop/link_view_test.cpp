#include "native/desktop/view/link_view.hpp"

#include <catch2/catch_test_macros.hpp>

#include "native/desktop/link_opener.hpp"
#include "native/desktop/view/page_view.hpp"
#include "tests/native/desktop/example_page.hpp"

namespace twotrack::link_view_test {

using namespace twotrack::native;

namespace {

/// A list with a link of two lines and an entry without one, and a button below.
Page reading_page() {
    Page page = test::buttons_page({"restart"});
    page.blocks.insert(
        page.blocks.begin(),
        List{List::Order::Unordered, {{{4, "A book"}, {}, "https://example.org/book"}, {{5, "No link"}, {}, {}}}});
    return page;
}

void draw(PageView& view) {
    constexpr WindowSize window{800, 600};
    for (int n = 0; n < 3; ++n) {
        const ui::Viewport viewport = view.viewport(window);
        ui::Frame frame = test::stacked(view.page(), viewport, 900);
        const float x = viewport.left_px, y = viewport.top_px;
        frame.lines.push_back({.text_id = 4, .string = "A", .rect = {x, y + 200, 50, 20}});
        frame.lines.push_back({.text_id = 4, .string = "book", .rect = {x, y + 220, 60, 20}});
        frame.lines.push_back({.text_id = 5, .string = "No link", .rect = {x, y + 250, 60, 20}});
        view.drawn(std::move(frame), window);
    }
}

PageView shown(Page page) {
    PageView view;
    view.turn_to(std::move(page));
    draw(view);
    return view;
}

std::string activated(PageView& view, const InputEvent& event) {
    const auto activation = view.handle(event);
    draw(view);
    return activation ? activation->control : std::string();
}

InputEvent moved_to(const PageView& view, float x, float y) {
    const ui::Rect& button = view.frame().controls.front().rect;
    return PointerMoved{button.x + x, button.y + y};
}

}  // namespace

TEST_CASE("A link is where any of its lines is, and nowhere else") {
    PageView view = shown(reading_page());
    for (const float y : {210.0f, 230.0f}) {
        CHECK(activated(view, moved_to(view, 10, y)).empty());
        CHECK(view.interaction().hovered == "link:4");
    }
    for (const float y : {190.0f, 260.0f}) {
        CHECK(activated(view, moved_to(view, 10, y)).empty());
        CHECK(view.interaction().hovered.empty());
    }
    CHECK(*find_link(view.page(), "link:4") == "https://example.org/book");
    CHECK(find_link(view.page(), "link:5") == nullptr);
    CHECK(find_link(view.page(), "restart") == nullptr);
}

TEST_CASE("A click, and Enter after Tab, activate a link; Space does not") {
    PageView view = shown(reading_page());
    CHECK(activated(view, moved_to(view, 10, 210)).empty());
    CHECK(activated(view, PointerPressed{}).empty());
    CHECK(activated(view, PointerReleased{}) == "link:4");
    view = shown(reading_page());
    CHECK(activated(view, KeyPressed{Key::Tab}).empty());
    CHECK(view.interaction().focused == "link:4");
    CHECK(activated(view, KeyPressed{Key::Space}).empty());
    CHECK(activated(view, KeyPressed{Key::Enter}) == "link:4");
    view.refresh(reading_page());
    CHECK(view.interaction().focused == "link:4");
    draw(view);
    CHECK(activated(view, KeyPressed{Key::Tab}).empty());
    CHECK(view.interaction().focused == "restart");
}

TEST_CASE("The other button of the pointer copies a link's address, and so does Control with C") {
    PageView view = shown(reading_page());
    CHECK(activated(view, MenuPressed{}).empty());
    CHECK(view.take_copied().empty());
    CHECK(activated(view, moved_to(view, 10, 210)).empty());
    CHECK(activated(view, MenuPressed{}).empty());
    CHECK(view.take_copied() == "https://example.org/book");
    CHECK(activated(view, KeyPressed{Key::Tab}).empty());
    CHECK(activated(view, KeyPressed{Key::C, false, true}).empty());
    CHECK(view.take_copied() == "https://example.org/book");
}

TEST_CASE("Only addresses of the web and of mail are opened") {
    for (const char* address : {"https://example.org/a?b=c#d", "http://example.org", "mailto:a@example.org"})
        CHECK(LinkOpener::is_web_address(address));
    for (const char* address : {"", "file:///etc/passwd", "javascript:alert(1)", "/there", "#here", "-h", "https",
                                "https://example.org/a b", "https://example.org/\n", " https://example.org"})
        CHECK_FALSE(LinkOpener::is_web_address(address));
}

}  // namespace twotrack::link_view_test
