// Drops a file on an X11 window, as a file manager does (the XDND protocol, version 5). Exits with 0 once the window
// confirms the drop.
// usage: twotrack_drop WINDOW PATH
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

class Drag {
public:
    Drag(Display* display, Window target, const std::string& path)
        : display_(display),
          target_(target),
          source_(XCreateSimpleWindow(display, DefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)),
          uri_("file://" + path + "\r\n") {}

    void run() {
        XSetSelectionOwner(display_, atom("XdndSelection"), source_, CurrentTime);
        constexpr long version = 5;
        send(target_, "XdndEnter", version << 24, static_cast<long>(atom("text/uri-list")), 0, 0);
        send(target_, "XdndPosition", 0, (100 << 16) | 100, CurrentTime, static_cast<long>(atom("XdndActionCopy")));
        while (!is_finished_) take(next());
    }

private:
    Atom atom(const char* name) { return XInternAtom(display_, name, False); }

    XEvent next() {
        XEvent event;
        XNextEvent(display_, &event);
        return event;
    }

    void send(Window window, const char* message, long first, long second, long third, long fourth) {
        XEvent event{};
        event.xclient.type = ClientMessage;
        event.xclient.window = window;
        event.xclient.message_type = atom(message);
        event.xclient.format = 32;
        const long data[5] = {static_cast<long>(source_), first, second, third, fourth};
        std::memcpy(event.xclient.data.l, data, sizeof data);
        XSendEvent(display_, window, False, NoEventMask, &event);
        XFlush(display_);
    }

    void take(const XEvent& event) {
        if (event.type == SelectionRequest) answer(event.xselectionrequest);
        if (event.type != ClientMessage) return;
        if (event.xclient.message_type == atom("XdndStatus")) send(target_, "XdndDrop", 0, CurrentTime, 0, 0);
        if (event.xclient.message_type == atom("XdndFinished")) is_finished_ = true;
    }

    void answer(const XSelectionRequestEvent& request) {
        XChangeProperty(display_, request.requestor, request.property, request.target, 8, PropModeReplace,
                        reinterpret_cast<const unsigned char*>(uri_.data()), static_cast<int>(uri_.size()));
        XEvent reply{};
        reply.xselection.type = SelectionNotify;
        reply.xselection.requestor = request.requestor;
        reply.xselection.selection = request.selection;
        reply.xselection.target = request.target;
        reply.xselection.property = request.property;
        reply.xselection.time = request.time;
        XSendEvent(display_, request.requestor, False, NoEventMask, &reply);
        XFlush(display_);
    }

    Display* display_;
    Window target_, source_;
    std::string uri_;
    bool is_finished_ = false;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    alarm(20);  // ends this program if the window never answers
    Display* const display = XOpenDisplay(nullptr);
    if (!display) return 2;
    Drag(display, std::strtoul(argv[1], nullptr, 0), argv[2]).run();
    XCloseDisplay(display);
    return 0;
}
