#include "native/desktop/input/input_router.hpp"

#include <catch2/catch_test_macros.hpp>

namespace twotrack::input_router_test {

using namespace twotrack::native;

namespace {

constexpr float page_width = 800;

struct Hands {
    InputRouter router;

    std::vector<Routed> does(const InputEvent& event) { return router.route(event, page_width); }
    Side side_of(const InputEvent& event) { return does(event).back().side; }
};

}  // namespace

TEST_CASE("The pointer works what it is over") {
    Hands hands;
    CHECK(hands.side_of(PointerMoved{799, 10}) == Side::Page);
    CHECK(hands.side_of(WheelTurned{1}) == Side::Page);
    CHECK(hands.side_of(PointerMoved{800, 10}) == Side::Panel);
    CHECK(hands.side_of(WheelTurned{1}) == Side::Panel);
    CHECK(hands.side_of(PointerPressed{}) == Side::Panel);
    CHECK(hands.side_of(PointerReleased{}) == Side::Panel);
}

TEST_CASE("The side that the pointer passes from is told that it has left") {
    Hands hands;
    CHECK(hands.does(PointerMoved{10, 10}).size() == 1);
    const auto passed = hands.does(PointerMoved{900, 10});
    REQUIRE(passed.size() == 2);
    CHECK(passed[0].side == Side::Page);
    CHECK(std::holds_alternative<PointerLeft>(passed[0].event));
    CHECK(passed[1].side == Side::Panel);
    CHECK(hands.does(PointerMoved{901, 10}).size() == 1);
}

TEST_CASE("While the button is held, the side where it went down has the pointer") {
    Hands hands;
    hands.does(PointerMoved{900, 10});
    hands.does(PointerPressed{});
    const auto dragged = hands.does(PointerMoved{10, 10});
    REQUIRE(dragged.size() == 1);
    CHECK(dragged[0].side == Side::Panel);
    const auto released = hands.does(PointerReleased{});
    REQUIRE(released.size() == 3);
    CHECK(released[0].side == Side::Panel);
    CHECK(std::holds_alternative<PointerLeft>(released[1].event));
    CHECK(released[2].side == Side::Page);
    CHECK(hands.side_of(PointerPressed{}) == Side::Page);
}

TEST_CASE("Keys are the page's until the panel is clicked, and the page's again when it is clicked") {
    Hands hands;
    hands.does(PointerMoved{900, 10});
    CHECK(hands.side_of(KeyPressed{Key::Tab}) == Side::Page);
    hands.does(PointerPressed{});
    CHECK(hands.side_of(KeyPressed{Key::Tab}) == Side::Panel);
    CHECK(hands.side_of(DigitPressed{3}) == Side::Panel);
    hands.does(PointerReleased{});
    hands.does(PointerMoved{10, 10});
    CHECK(hands.side_of(KeyPressed{Key::Tab}) == Side::Panel);
    hands.does(PointerPressed{});
    CHECK(hands.side_of(KeyPressed{Key::Tab}) == Side::Page);
}

TEST_CASE("Keys go where they are given to; without a panel all is the page's") {
    Hands hands;
    hands.router.give_keys_to(Side::Panel);
    CHECK(hands.side_of(DigitPressed{1}) == Side::Panel);
    hands.does(PointerMoved{900, 10});
    hands.router.forget_panel();
    CHECK(hands.side_of(DigitPressed{1}) == Side::Page);
    CHECK(hands.side_of(PointerPressed{}) == Side::Page);
}

}  // namespace twotrack::input_router_test
