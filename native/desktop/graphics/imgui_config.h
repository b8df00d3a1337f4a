#pragma once

// Configures Dear ImGui for the desktop and for the tests. The views draw everything themselves.
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS

// Letters beyond U+FFFF.
#define IMGUI_USE_WCHAR32

// 32-bit indices, because a tall page is one draw command without vertex offsets.
#define ImDrawIdx unsigned int
