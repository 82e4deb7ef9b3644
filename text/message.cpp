#include "text/message.hpp"
